using System.Text.Json;
using RecipeRunner.Converging;
using RecipeRunner.Nodes;
using RecipeRunner.Reporting;
using RecipeRunner.Testing;
using RecipeRunner.Tests.Converging;

namespace RecipeRunner.Tests.Conformance;

/// <summary>
/// Plays one run list case: its cookbooks, roles and environments are laid out as files, and run by the engine. Only the scripts are
/// not compiled: what a step of a vector says is called in C#, by the verbs that a recipe has.
/// </summary>
internal sealed class RunListRun
{
    private readonly VectorCase vector;
    private readonly RunListFolder folder;
    private readonly List<string> warnings = [];
    private readonly List<string> differences = [];
    private VectorScripts? scripts;
    private Run? run;

    private RunListRun(VectorCase vector, RunListFolder folder) => (this.vector, this.folder) = (vector, folder);

    /// <summary>What came out otherwise than with Chef.</summary>
    public static IReadOnlyList<string> Play(VectorCase vector)
    {
        using var folder = new RunListFolder(vector.Input);
        var play = new RunListRun(vector, folder);
        play.Compare(play.Converge());
        return play.differences;
    }

    /// <summary>Whether the run succeeded.</summary>
    private bool Converge()
    {
        try
        {
            var machine = FakeMachine.Debian12();
            var project = new Project(folder.Options, warnings.Add, cookbooks => scripts = new VectorScripts(vector.Input.GetProperty("cookbooks"), cookbooks));
            run = project.Compile(machine, SilentObserver.Instance, new MemoryJournal(), isPlan: false, default);
            new Resolver(run).Resolve(run.Root);
            run.IsConverging = true;
            new Converger(run.Root).Converge();
            return true;
        }
        catch (RecipeRunnerException)
        {
            return false;
        }
    }

    private void Compare(bool succeeded)
    {
        Compare("outcome", vector.Result.GetProperty("outcome"), succeeded ? "ok" : "failed");
        if (Expand() is { } expansion || succeeded)
        {
            // A list that cannot be expanded, although Chef finds its mistake later only, is a mistake that was found earlier.
            (List<object?> names, List<object?> roles) = Expand()!.Value;
            CompareIfTold("expanded_run_list", names);
            CompareIfTold("applied_roles", roles);
        }
        var failed = vector.Result.GetProperty("outcome").GetString() == "failed";
        CompareOrder("cookbook_load_order", scripts?.WithLibraries ?? [], failed);
        CompareOrder("libraries_order", scripts?.Libraries ?? [], failed);
        CompareOrder("attribute_files_order", scripts?.AttributeFiles ?? [], failed);
        CompareOrder("recipes_run_order", scripts?.Recipes ?? [], failed);
        CompareIfTold("queries", scripts?.Answers ?? []);
        if (!succeeded)
            return;
        CompareIfTold("resource_collection", [.. Enumerable.Range(0, run!.Root.Resources.Count).Select(i => run.Root.Resources[i].Key)]);
        if (vector.Result.TryGetProperty("warnings", out _) && warnings.Count == 0)
            differences.Add($"warnings: expected {VectorJson.Text(vector.Result.GetProperty("warnings"))}, actual none");
    }

    /// <summary>Recipes and roles by name as they were written, which the attributes of the node do not tell; null when there is a mistake.</summary>
    private (List<object?> Names, List<object?> Roles)? Expand()
    {
        try
        {
            var options = folder.Options;
            var json = NodeInput.Read(options)!;
            var runList = options.OverrideRunList is { } given ? NodeInput.ParseRunList(given) : json.RunList!;
            var expansion = RunListExpander.Expand(runList, new RoleFolders(options.RolePaths), options.Environment ?? json.Environment!);
            return ([.. expansion.Recipes.Select(recipe => recipe.Name)], [.. expansion.Roles]);
        }
        catch (RecipeRunnerException)
        {
            return null;
        }
    }

    /// <summary>Of a run that fails in Chef, ours may do less: mistakes are found as early as they can be. It does nothing else.</summary>
    private void CompareOrder(string what, List<object?> actual, bool failed)
    {
        if (!vector.Result.TryGetProperty(what, out var told))
            return;
        var expected = (List<object?>)VectorJson.Plain(told)!;
        if (failed && actual.Count < expected.Count)
            expected = expected[..actual.Count];
        if (VectorJson.Text(expected) != VectorJson.Text(actual))
            Add(what, told, actual);
    }

    private void CompareIfTold(string what, List<object?> actual)
    {
        if (vector.Result.TryGetProperty(what, out var expected))
            Compare(what, expected, actual);
    }

    private void Compare(string what, JsonElement expected, object actual)
    {
        if (VectorJson.Text(expected) != VectorJson.Text(actual))
            Add(what, expected, actual);
    }

    private void Add(string what, JsonElement expected, object actual) => differences.Add($"{what}: expected {VectorJson.Text(expected)}, actual {VectorJson.Text(actual)}");
}
