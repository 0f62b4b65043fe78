using RecipeRunner.Authoring.Checking.Facts;
using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Converging;
using RecipeRunner.Nodes;
using RecipeRunner.Text;
using Scriban.Parsing;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class UnsetAttribute : Rule
{
    public override string Code => "RR020";

    public override string Name => "unset-attribute";

    public override string Summary => "A recipe, library or template cannot do without an attribute that nobody sets.";

    public override string Why =>
        "The run ends at that line. Cookbooks, node.json, roles, environments, the machine and a stack may set it. Where the repository has no node.json, or its run list does not ask for the cookbook, "
        + "only what looks misspelt is found: others may set the rest. So it is with secrets, which better do not stand in a repository.";

    public override Example Bad => Example.Recipe("""
        Package("nginx", new() { Version = node["web"]["vesrion"] });
        """).AndInRepo("node.json", """
        { "run_list": ["recipe[web]"], "web": { "version": "1.22.1" } }
        """);

    public override Example Good => Example.Recipe("""
        Package("nginx", new() { Version = node["web"]["version"] });
        """).AndInRepo("node.json", """
        { "run_list": ["recipe[web]"], "web": { "version": "1.22.1" } }
        """);

    public override IEnumerable<Finding> Check(CheckContext context)
    {
        if (!context.IsWhole) yield break;
        AttributeShape set = SetAttributes.Of(context);
        HashSet<string> inUse = InUse(context);
        foreach (SeenCookbook cookbook in context.Cookbooks)
        {
            bool isWhole = inUse.Contains(cookbook.Name);
            foreach ((Place place, string[] path) in cookbook.Facts.SelectMany(f => f.Attributes.Needed))
                if (Missing(path, set, isWhole) is { } missing)
                    yield return At(place, missing.Message, missing.Near is { } near ? $"Did you mean node{Indexes(near)}?"
                        : $"Set it in an attribute file, Default{Indexes(missing.Path)} = ..., or read it with node.Read({string.Join(", ", missing.Path.Select(key => $"\"{key}\""))}), which gives null where it is not set.");
            foreach (SeenTemplate template in cookbook.Templates.Where(t => !AsksFirst(t)))
                foreach ((string[] path, SourceSpan span) in TemplateSyntax.Of(template).Attributes)
                    if (Missing(path, set, isWhole) is { } missing)
                        yield return At(template, span, missing.Message, missing.Near is { } near ? $"Did you mean node.{string.Join('.', near)}?" : $"Set it in an attribute file: Default{Indexes(missing.Path)} = ....");
        }
    }

    /// <summary>What of a path nobody sets: null when it is set, or may be.</summary>
    /// <param name="path">The path.</param>
    /// <param name="set">All that is set.</param>
    /// <param name="isWhole">Whether all who may set it are to be seen; else it has to look misspelt.</param>
    private static (string[] Path, string[]? Near, string Message)? Missing(string[] path, AttributeShape set, bool isWhole)
    {
        for (int i = 0; i < path.Length; set = set.Find(path[i++])!)
        {
            if (set.IsOpen) return null;
            if (set.Find(path[i]) is not null) continue;
            string[] missing = path[..(i + 1)];
            // Names that are alike may still be two, where not all who set them are seen.
            string[]? near = path[i].Length > 3 && Nearest.Of(path[i], set.Keys) is [var best, ..] && (isWhole || Nearest.Distance(path[i], best) <= 2) ? [.. path[..i], best, .. Below(set.Find(best)!, path[(i + 1)..])] : null;
            if (near is null && (!isWhole || SecretWords.IsSecret(path[^1]))) return null;
            return (missing, near, i > 0 && set.Keys.Count == 0 ? $"The attribute {string.Join('.', path[..i])} is set to a value, which has no '{path[i]}'." : $"Nothing sets the attribute {string.Join('.', missing)}.");
        }
        return null;
    }

    /// <summary>The rest of a path, as far as it is there.</summary>
    private static IEnumerable<string> Below(AttributeShape shape, string[] rest)
    {
        foreach (string key in rest)
        {
            if (!shape.IsOpen && shape.Find(key) is null) yield break;
            yield return key;
            if ((shape.Find(key) ?? shape) is var below) shape = below;
        }
    }

    /// <summary>The cookbooks that a run with this node.json uses: all that they need is there, or comes from nobody.</summary>
    private static HashSet<string> InUse(CheckContext context)
    {
        if (context.NodeJson is not { Mistake: null, Map: { } map } json) return [];
        try
        {
            NodeJson read = NodeJson.From((MapNode)map.Copy(), json.Path);
            RunListExpansion expansion = RunListExpander.Expand(read.RunList ?? RunList.Empty, new RoleFolders(context.Repo.Roles), read.Environment ?? ChefEnvironment.DefaultName);
            string[] asked = [.. expansion.Recipes.Select(r => RecipeName.Parse(r.Name).Cookbook)];
            return [.. context.All.Where(c => asked.Contains(c.Name)).SelectMany(c => c.Reach).Select(c => c.Name)];
        }
        catch (RecipeRunnerException)
        {
            // Another rule tells of it.
            return [];
        }
    }

    /// <summary>Whether a template looks whether something is there before it reads it.</summary>
    private static bool AsksFirst(SeenTemplate template) =>
        template.Text.Contains("??", StringComparison.Ordinal) || template.Text.Contains("?.", StringComparison.Ordinal) || template.Text.Contains("object.", StringComparison.Ordinal);

    private static string Indexes(IEnumerable<string> path) => string.Concat(path.Select(key => $"[\"{key}\"]"));
}
