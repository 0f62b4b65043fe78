namespace RecipeRunner.Converging;

/// <summary>A recipe of the program itself, which runs in place of a run list: with lock, plan, record and output like any other.</summary>
/// <param name="Name">What it is called, <c>cookbook::recipe</c>.</param>
/// <param name="Lines">What it declares.</param>
internal sealed record OwnRecipe(string Name, Action Lines)
{
    public void Run(RunContext context)
    {
        context.Recipe = RecipeName.Parse(Name);
        using (Dsl.Current.Enter(context)) Lines();
    }
}
