using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;
using RecipeRunner.Nodes;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class UnknownRunListItem : Rule
{
    public override string Code => "RR006";

    public override string Name => "unknown-run-list-item";

    public override string Summary => "A run list in node.json or a role names a recipe or a role that does not exist, or roles include each other in a circle.";

    public override string Why => "A run with that list ends before it begins; of a circle each role counts once.";

    public override Example Bad => Example.InRepo("node.json", """
        { "run_list": ["recipe[web::defualt]"] }
        """);

    public override Example Good => Example.InRepo("node.json", """
        { "run_list": ["recipe[web::default]"] }
        """);

    public override IEnumerable<Finding> Check(CheckContext context)
    {
        var roles = new RoleFolders(context.Repo.Roles);
        foreach (SeenJson json in context.Roles.Append(context.NodeJson).OfType<SeenJson>())
            foreach ((RunListItem item, int line) in json.RunListItems())
                if ((item.Kind == RunListItemKind.Role ? RoleProblem(item.Name, context, roles) : RecipeProblem(item.Name, context.Found)) is { } problem)
                    yield return At(json.Path, line, 0, $"The run list asks for {item}, but {problem}");
        foreach (SeenJson role in context.Roles)
            foreach ((RunListItem item, int line) in role.RunListItems())
                if (item.Kind == RunListItemKind.Role && Leads(item.Name, role.Name, context, []))
                    yield return At(role.Path, line, 0, $"The role {role.Name} leads back to itself by {item}.", "Take one of the roles in the circle out of a run list.");
    }

    private static bool Leads(string from, string to, CheckContext context, HashSet<string> seen) => from == to || (seen.Add(from)
        && context.Roles.Where(r => r.Name == from).SelectMany(r => r.RunListItems()).Any(next => next.Item.Kind == RunListItemKind.Role && Leads(next.Item.Name, to, context, seen)));

    private static string? RoleProblem(string name, CheckContext context, RoleFolders roles) =>
        context.Roles.Any(r => r.Name == name) ? null : $"there is no role {name}.{roles.WayOut(name)}";

    private static string? RecipeProblem(string name, RepoCookbooks cookbooks)
    {
        var recipe = RecipeName.Parse(name);
        if (cookbooks.Unreadable.Any(u => u.Name == recipe.Cookbook)) return null;
        try
        {
            Cookbook cookbook = cookbooks.Set.Get(recipe.Cookbook);
            return cookbook.Recipes.Contains(recipe.Name) ? null : cookbook.NoRecipe(recipe.Name);
        }
        catch (RecipeRunnerException e)
        {
            return char.ToLowerInvariant(e.Message[0]) + e.Message[1..];
        }
    }
}
