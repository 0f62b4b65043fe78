using System.Text.RegularExpressions;
using RecipeRunner.Cli;
using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.Testing;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests;

/// <summary>
/// A folder with a node.json and cookbooks, as an author has it, and the real program over it, in this process. The machine is
/// one in memory unless a test gives another; the cookbook <c>web</c> and a run list with it are there unless a test writes its own.
/// </summary>
internal sealed partial class Kitchen : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public Kitchen() => Machine = FakeMachine.Debian12().HasDirectory(State);

    public IMachine Machine { get; set; }

    /// <summary>The machine in memory.</summary>
    public FakeMachine Fake => (FakeMachine)Machine;

    public string Path => folder;

    public string State => folder + "/state";

    /// <summary>Writes a file.</summary>
    public Kitchen Has(string path, string text)
    {
        string file = System.IO.Path.Combine(folder, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    /// <summary>Writes a cookbook's metadata.</summary>
    public Kitchen Cookbook(string name, string depends = "", string version = "0.1.0") =>
        Has($"cookbooks/{name}/metadata.json", $$"""{ "name": "{{name}}", "version": "{{version}}", "depends": { {{depends}} } }""");

    /// <summary>Writes the default recipe of the cookbook <c>web</c>.</summary>
    public Kitchen Recipe(string text) => Has("cookbooks/web/recipes/default.csx", text);

    public Outcome Plan(params string[] arguments) => Call(isRoot: false, ["plan", .. arguments]);

    public Outcome Converge(params string[] arguments) => Call(isRoot: true, ["converge", .. arguments]);

    public Outcome Call(bool isRoot, params string[] arguments)
    {
        if (!File.Exists(folder + "/node.json") && !arguments.Contains("-o") && !arguments.Contains("-j")) Has("node.json", """{ "run_list": ["recipe[web]"] }""");
        if (Directory.Exists(folder + "/cookbooks/web") && !File.Exists(folder + "/cookbooks/web/metadata.json")) Cookbook("web");
        return CallAsItIs(isRoot, arguments);
    }

    /// <summary>Runs the program in the folder without putting anything there that is missing.</summary>
    public Outcome CallAsItIs(bool isRoot, params string[] arguments) => Say(isRoot, [.. arguments, "-N", "node1", "--state-dir", State]);

    /// <summary>Runs a command of the program, to the letter.</summary>
    public Outcome Say(params string[] arguments) => Say(isRoot: false, arguments);

    /// <inheritdoc cref="Say(string[])"/>
    public Outcome SayAsRoot(params string[] arguments) => Say(isRoot: true, arguments);

    private Outcome Say(bool isRoot, string[] arguments)
    {
        Reporting.Capture output = new(), error = new();
        string before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = folder;
        try
        {
            ExitCode exitCode = new CommandLine(new Terminal(output.Output, error.Output), (o, observer, stop) => new Runner(o, Machine, observer, stop).Run(), isRoot,
                    (o, observer) => NodeInspection.Of(o, Machine, observer))
                .Run(arguments);
            return new(exitCode, Normal(output.Text), Normal(error.Text));
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    public void Dispose() => folder.Dispose();

    private string Normal(string text) => Time().Replace(text.Replace(folder, "/kitchen", StringComparison.Ordinal).Replace(Environment.GetEnvironmentVariable("PATH")!, "PATH", StringComparison.Ordinal), "in TIME");

    [GeneratedRegex(@"in [0-9.]+ m?s\b")]
    private static partial Regex Time();
}

/// <summary>What a run said.</summary>
internal sealed record Outcome(ExitCode ExitCode, string Out, string Error)
{
    /// <summary>All that a person sees.</summary>
    public override string ToString() =>
        $"{Out}{(Error.Length > 0 ? $"--- standard error\n{Error}" : "")}--- exit code {(int)ExitCode} ({ExitCode})\n";
}
