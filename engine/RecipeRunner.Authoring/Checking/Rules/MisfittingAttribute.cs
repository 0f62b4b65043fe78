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

    public override string Summary => "An attribute of node.json, a role, an environment or an attribute file does not fit the record that a cookbook declares with `[NodeAttributes]`, or an attribute file fails.";

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
        // There is nothing to run, and no record to fit.
        bool hasRecords = context.All.Any(c => c.Surface is { DeclaresAttributes: true });
        if (!hasRecords && !context.All.Any(c => c.Cookbook.AttributeFiles.Count > 0)) return [];
        // To run them is to compile their cookbooks wholly: an edit of a library that they do not use is no reason for that.
        bool withLibraries = hasRecords || context.All.Any(c => c.Facts.Any(f => f.UsesLibraries));
        return context.Kept(".attributes", () => CheckKeys.OfAttributes(context.Found, withLibraries), () => [.. Misfits(context, json.Path)]);
    }

    private IEnumerable<Finding> Misfits(CheckContext context, string nodeJson)
    {
        try
        {
            LoadAttributes(context, nodeJson);
            return [];
        }
        catch (AttributeBindingException e)
        {
            return e.Errors.Select(error => error.Origin is { File: { } file } origin ? At(file, origin.Line, 0, Sentence.Of(error.ToString())) : At(nodeJson, 1, 0, Sentence.Of(error.ToString())));
        }
        catch (AttributeException e) when (e is not MissingAttributeException && e.SourceFile is { } file)
        {
            return Failure(new(file, e.SourceLine), e.Message[SourcePlace.Prefix(file, e.SourceLine).Length..], context);
        }
        catch (PlacedException e)
        {
            return Failure(e.Problem.At, e.Problem.Text, context);
        }
        catch (RecipeRunnerException)
        {
            // Another rule tells of it, or only a real machine can.
            return [];
        }
    }

    /// <summary>A failure that is the file's own: what it throws by itself, or makes of what it finds on the machine, may be right on another one.</summary>
    private IEnumerable<Finding> Failure(SourceLine at, string text, CheckContext context)
    {
        if (context.Cookbooks.SelectMany(c => c.Looked.Looks).FirstOrDefault(look => look.Path == at.File) is { Facts.Refuses: false })
            yield return At(at.File, at.Line, 0, $"This attribute file fails: {Sentence.Of(text.Split('\n')[0])}");
    }

    private static void LoadAttributes(CheckContext context, string nodeJson)
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
        var project = new Project(options, static _ => { });
        project.LoadAttributes(project.Begin(new OverlayMachine(FakeMachine.Debian12()), SilentObserver.Instance, new ReadOnlyJournal([]), isPlan: true, CancellationToken.None));
    }
}
