using System.CommandLine;
using System.Runtime.InteropServices;
using RecipeRunner.Authoring;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Converging;
using RecipeRunner.Rehearsal.Hosts;

namespace RecipeRunner.Cli.Authoring;

/// <summary>The run that is rehearsed.</summary>
/// <param name="Options">As the engine sees them.</param>
/// <param name="Arguments">The same as a command line of converge.</param>
internal sealed record RehearsedRun(RunOptions Options, IReadOnlyList<string> Arguments)
{
    /// <summary>The repository or cookbook that the options were filled up from; null for none. A cookbook may lie in /tmp itself.</summary>
    public string? Folder { get; init; }

    /// <summary>
    /// By the options; what they leave open comes from the cookbook or repository at the path, where there is one or a node.json is missing.
    /// </summary>
    public static RehearsedRun Of(ParseResult parsed, RunOptionSet set, string? path, RunOptions options)
    {
        var run = new RehearsedRun(options, [.. set.Inputs.Concat(set.Basics).SelectMany(o => RunOptionSet.Given(parsed, o))]);
        bool isComplete = options.JsonAttributes is not null || options.OverrideRunList is not null || File.Exists("node.json");
        return path is null && isComplete ? run : run.In(NamedInSettings.Repo(path ?? "."));
    }

    /// <summary>With what stands on standard input, when it is asked for: it is read once, and there are several who want it.</summary>
    public RehearsedRun WithStandardInput() => Options.JsonAttributes == "-" ? this with { Options = Options with { StandardInput = NodeInput.ReadStandardInput() } } : this;

    /// <summary>The program that is running, as it is to be called: by its own name, or with dotnet's.</summary>
    public static IReadOnlyList<string> Program =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.ProcessPath!, typeof(RehearsedRun).Assembly.Location] : [Environment.ProcessPath!];

    /// <summary>The .NET that runs it; null when it brings its own.</summary>
    public static string? DotnetRoot
    {
        get
        {
            string root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
            return File.Exists(Path.Combine(root, "dotnet")) ? root : null;
        }
    }

    /// <summary>What of this run lies in a folder that every host has anew, /tmp say, and has to be shown there.</summary>
    public IReadOnlyList<HostBind> Binds
    {
        get
        {
            string?[] places =
            [
                Environment.CurrentDirectory, Folder, AppContext.BaseDirectory, DotnetRoot, Options.JsonAttributes, Options.SecretFile, Options.ShippedCookbooks,
                .. Options.CookbookPaths, .. Options.RolePaths, .. Options.EnvironmentPaths, .. Options.DataBagPaths, .. Options.NodePaths,
            ];
            var shown = new List<string>();
            foreach (string place in places.OfType<string>().Select(p => Path.TrimEndingDirectorySeparator(Path.GetFullPath(p))).Order(StringComparer.Ordinal))
                if (Volume.IsHidden(place) && Path.Exists(place) && !shown.Exists(s => place == s || place.StartsWith(s + "/", StringComparison.Ordinal)))
                    shown.Add(place);
            return [.. shown.Select(p => new HostBind(p, p))];
        }
    }

    private RehearsedRun In(CookbookRepo repo)
    {
        RunOptions options = Options;
        var arguments = new List<string>(Arguments);
        if (IsOpen("--cookbook-path"))
        {
            options = options with { CookbookPaths = repo.CookbookPaths };
            arguments.AddRange(["--cookbook-path", string.Join(',', repo.CookbookPaths)]);
        }
        if (Open("--role-path", repo.Roles)) options = options with { RolePaths = repo.Roles };
        if (Open("--environment-path", repo.Environments)) options = options with { EnvironmentPaths = repo.Environments };
        if (Open("--data-bag-path", repo.DataBags)) options = options with { DataBagPaths = repo.DataBags };
        if (options.JsonAttributes is null && repo.NodeJson is { } json)
        {
            options = options with { JsonAttributes = json };
            arguments.AddRange(["-j", json]);
        }
        if (options is { JsonAttributes: null, OverrideRunList: null })
        {
            if (repo.Names is not [var name])
                throw new RecipeRunnerException($"there is no node.json in {repo.Root}, and several cookbooks: name one, or a run list with -o. There are {string.Join(", ", repo.Names)}");
            options = options with { OverrideRunList = $"recipe[{name}]" };
            arguments.AddRange(["-o", options.OverrideRunList]);
        }
        return new(options, arguments) { Folder = repo.Root };

        bool IsOpen(string option) => !Arguments.Contains(option);

        bool Open(string option, IReadOnlyList<string> folders)
        {
            if (!IsOpen(option) || !folders.Any(Directory.Exists)) return false;
            arguments.AddRange([option, string.Join(',', folders)]);
            return true;
        }
    }
}
