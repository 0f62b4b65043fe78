using System.Text.Json;
using RecipeRunner.Machines;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Conformance;

/// <summary>Plays one file case on a machine, twice, and tells what came out otherwise than with Chef.</summary>
internal sealed class FileRun : IDisposable
{
    private readonly IMachine machine;
    private readonly JsonElement vector;
    private readonly DirectoryInfo scratch = Directory.CreateTempSubdirectory("vector-");
    private readonly VectorTree tree;
    private readonly List<string> differences = [];

    public FileRun(VectorCase vector, IMachine machine)
    {
        this.machine = machine;
        Folder = scratch.FullName + "/dir";
        scratch.UnixFileMode |= UnixFileMode.OtherRead | UnixFileMode.OtherExecute; // Cases run commands as other users.
        this.vector = JsonDocument.Parse(vector.Json.GetRawText().Replace("$DIR", Folder)).RootElement;
        tree = new(machine, Folder);
        Declare = DeclareVector;
    }

    /// <summary>The case's <c>$DIR</c>.</summary>
    public string Folder { get; }

    /// <summary>Declares the resources; the case's own unless another is set.</summary>
    public Action Declare { get; set; }

    public IReadOnlyList<string> Play()
    {
        MakeFolder(Folder);
        MakeCookbook();
        if (vector.TryGetProperty("start_state", out var start))
            tree.Make(start);
        machine.Clock.Sleep(TimeSpan.FromMilliseconds(5)); // What is written from now on is younger.
        var first = vector.GetProperty("first_run");
        Converge("first run", first, VectorTree.Expected(first.GetProperty("end_state")));
        var state = tree.Describe();
        machine.Clock.Sleep(TimeSpan.FromMilliseconds(5));
        var second = vector.GetProperty("second_run");
        Converge("second run", second, second.TryGetProperty("end_state", out var end) ? VectorTree.Expected(end) : state);
        return differences;
    }

    public void Dispose() => scratch.Delete(recursive: true);

    private void Converge(string run, JsonElement expected, SortedDictionary<string, string> endState)
    {
        var before = tree.Times();
        var result = RecipeTest.On(machine).Once().WithCookbooks(scratch.FullName + "/cookbooks").InCookbook("t").WithStateIn(scratch.FullName + "/state").TryConverge(Declare);
        var failed = expected.GetProperty("exit_code").GetInt32() != 0;
        if (failed != result.Error is not null)
            differences.Add($"{run}, outcome: expected {(failed ? "failed" : "ok")}, actual {(result.Error is null ? "ok" : $"failed: {result.Error.Message}")}");
        Compare(run, "action", Actions(expected.GetProperty("actions").EnumerateArray().Select(action => $"{action.GetProperty("resource").GetString()} {action.GetProperty("action").GetString()} {action.GetProperty("outcome").GetString()}")),
            Actions(result.Actions.Select(action => $"{action.Resource.Key} {action.Action} {Outcomes.Of(action.Status)}")));
        Compare(run, "end state", endState.Select(Entry), tree.Describe().Select(Entry));
        // Chef also touches or backs up what it then fails to change.
        if (failed)
            return;
        Compare(run, "backups", [(expected.TryGetProperty("backups_total", out var total) ? total.GetInt32() : 0).ToString()], [Backups().ToString()]);
        var changed = expected.TryGetProperty("mtime_changed", out var paths) ? paths.EnumerateArray().Select(path => path.GetString()!) : [];
        var times = tree.Times();
        Compare(run, "written file", changed.Order(), before.Where(file => times.TryGetValue(file.Key, out var time) && time != file.Value).Select(file => file.Key).Order());
    }

    private void DeclareVector()
    {
        foreach (var resource in vector.GetProperty("resources").EnumerateArray())
            VectorDeclaration.Declare(resource, new VectorBlocks());
    }

    private static string Entry(KeyValuePair<string, string> path) => $"{path.Key}: {path.Value}";

    /// <summary>The folders of a remote_directory are resources here and not always there; and the order within is by name here.</summary>
    private IEnumerable<string> Actions(IEnumerable<string> actions) => vector.GetProperty("resources")[0].GetProperty("type").GetString() != "remote_directory"
        ? actions
        : actions.Where(action => !action.StartsWith("directory[", StringComparison.Ordinal)).Order();

    private void Compare(string run, string what, IEnumerable<string> expected, IEnumerable<string> actual)
    {
        if (Differences.First($"{run}, {what}", [.. expected], [.. actual]) is { } difference)
            differences.Add(difference.Replace(Folder, "$DIR"));
    }

    private void MakeFolder(string path)
    {
        if (machine.Files.Stat(path) is not null)
            return;
        MakeFolder(Path.GetDirectoryName(path)!);
        machine.Files.CreateDirectory(path);
    }

    private void MakeCookbook()
    {
        if (!vector.TryGetProperty("cookbook_files", out var files))
            files = JsonDocument.Parse("{}").RootElement;
        var cookbook = Directory.CreateDirectory(scratch.FullName + "/cookbooks/t");
        File.WriteAllText(cookbook.FullName + "/metadata.json", """{"name": "t", "version": "1.0.0"}""");
        foreach (var file in files.EnumerateObject())
        {
            var path = $"{cookbook.FullName}/files/{file.Name}";
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Value.GetString());
        }
    }

    private int Backups() => Count(scratch.FullName + "/state/backup");

    private int Count(string path) => machine.Files.LinkStat(path) switch
    {
        null => 0,
        { Kind: FileKind.Directory } => machine.Files.List(path).Sum(name => Count($"{path}/{name}")),
        _ => 1,
    };
}
