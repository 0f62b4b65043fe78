using RecipeRunner.Converging;
using RecipeRunner.Machines.Overlay;
using RecipeRunner.Nodes;
using RecipeRunner.Reporting;
using RecipeRunner.Testing;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class MisfittingAttribute : Rule
{
    public override string Code => "RR015";

    public override string Name => "misfitting-attribute";

    public override string Summary => "An attribute of node.json, a role, an environment or an attribute file does not fit the record that a cookbook declares with `[NodeAttributes]`.";

    public override string Why => "A run with that node.json ends before its first recipe. Attribute files that need what only a real machine can tell are left to the run.";

    public override Example Bad => Example.InCookbook("libraries/WebAttributes.cs", """
        [NodeAttributes("web")]
        public sealed record WebAttributes(int Port);
        """).AndInRepo("node.json", """
        { "run_list": ["recipe[web]"], "web": { "port": "eighty" } }
        """);

    public override Example Good => Example.InCookbook("libraries/WebAttributes.cs", """
        [NodeAttributes("web")]
        public sealed record WebAttributes(int Port);
        """).AndInRepo("node.json", """
        { "run_list": ["recipe[web]"], "web": { "port": 80 } }
        """);

    public override IEnumerable<Finding> Check(CheckContext context)
    {
        if (!context.IsWhole || context.NodeJson is not { Mistake: null } json) return [];
        // Most cookbooks declare none, and to run attribute files takes its time.
        if (!context.All.Any(c => c.Surface is { DeclaresAttributes: true })) return [];
        return Misfits(context, json.Path).Select(error => error.Origin is { File: { } file } origin
            ? At(file, origin.Line, 0, Sentence.Of(error.ToString()))
            : At(json.Path, 1, 0, Sentence.Of(error.ToString())));
    }

    private static IReadOnlyList<AttributeBindingError> Misfits(CheckContext context, string nodeJson)
    {
        var options = new RunOptions
        {
            JsonAttributes = nodeJson,
            CookbookPaths = context.Repo.CookbookPaths,
            ShippedCookbooks = context.Shipped,
            RolePaths = context.Repo.Roles,
            EnvironmentPaths = context.Repo.Environments,
            DataBagPaths = context.Repo.DataBags,
            NodePaths = context.Repo.Nodes,
            StateFolders = new(context.Cache, context.Cache),
        };
        try
        {
            var project = new Project(options, static _ => { });
            project.LoadAttributes(project.Begin(new OverlayMachine(FakeMachine.Debian12()), SilentObserver.Instance, new ReadOnlyJournal([]), isPlan: true, CancellationToken.None));
            return [];
        }
        catch (AttributeBindingException e)
        {
            return e.Errors;
        }
        catch (RecipeRunnerException)
        {
            // Another rule tells of it, or only a real machine can.
            return [];
        }
    }
}
