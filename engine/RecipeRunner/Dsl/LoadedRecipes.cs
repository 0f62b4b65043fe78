using RecipeRunner.Converging;

namespace RecipeRunner.Dsl;

/// <summary>Which recipes there are in the run so far; Chef's <c>run_context</c>, <c>cookbook_name</c> and <c>recipe_name</c>.</summary>
public static partial class Recipe
{
    /// <summary>The recipe or attribute file whose lines run now: its <c>Cookbook</c> and its <c>Name</c>.</summary>
    public static RecipeName CurrentRecipe => Current.Context.Recipe;

    /// <summary>The recipes that began so far, included ones too, in order (Chef's <c>run_context.loaded_recipes</c>).</summary>
    public static IReadOnlyList<RecipeName> LoadedRecipes => Current.Context.Run.Included.Keys;

    /// <summary>Whether a recipe began already: <c>web</c>, <c>web::install</c> (Chef's <c>run_context.loaded_recipe?</c>).</summary>
    public static bool IsRecipeLoaded(string name) => Current.Context.Run.Included.ContainsKey(RecipeName.Parse(name));
}
