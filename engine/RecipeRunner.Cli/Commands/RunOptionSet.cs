using System.CommandLine;
using RecipeRunner.Converging;

namespace RecipeRunner.Cli.Commands;

/// <summary>The options of a run: Chef's names and letters where Chef has them.</summary>
internal sealed class RunOptionSet
{
    private readonly Option<string?> jsonAttributes = Text("--json-attributes", "FILE",
        "Run list and attributes (the normal level), shaped like an OpsWorks stack JSON; - reads standard input. Default: ./node.json", "-j");
    private readonly Option<string?> overrideRunList = Text("--override-runlist", "LIST",
        "Run this instead of the JSON's run list: 'recipe[haproxy],role[web]'", "-o");
    private readonly Option<string?> environment = Text("--environment", "NAME", "The environment. Default: the JSON's, else _default", "-E");
    private readonly Option<string?> nodeName = Text("--node-name", "NAME", "The node's name. Default: the JSON's, else the host's full name", "-N");
    private readonly Option<string?> whyRun = Flag("Change nothing and say what would be done; the same as plan", "--why-run", "-W");
    private readonly Option<string[]> cookbookPath = new("--cookbook-path")
    {
        HelpName = "DIR",
        Description = "Folder of cookbooks; several with commas or by repeating it. Default: ./cookbooks",
        AllowMultipleArgumentsPerToken = false,
    };
    private readonly Option<string?> rolePath = Text("--role-path", "DIR", "Folder of roles. Default: ./roles");
    private readonly Option<string?> environmentPath = Text("--environment-path", "DIR", "Folder of environments. Default: ./environments");
    private readonly Option<string?> dataBagPath = Text("--data-bag-path", "DIR", "Folder of data bags. Default: ./data_bags");
    private readonly Option<string?> format = Text("--format", "doc|min|json",
        "doc: each action, step and diff; min: a character for each action; json: an object for each line. Default: doc", "-F");
    private readonly Option<string?> logLevel = Text("--log-level", "LEVEL",
        "Least level of messages: trace, debug, info, warn, error, fatal. Default: info", "-l");
    private readonly Option<string?> logFile = Text("--logfile", "FILE", "Append a log with times and levels to this file. Default: none", "-L");
    private readonly Option<string?> noColor = Flag("No colours; so does NO_COLOR in the environment, and output to a file", "--no-color");
    private readonly Option<string?> stateDir = Text("--state-dir", "DIR",
        "Records of runs, backups, owed notifications. Default: /var/lib/recipe-runner, caches in /var/cache/recipe-runner");
    private readonly Option<string?> lockFile = Text("--lockfile", "FILE", "One run at a time holds it. Default: lock in the state folder");
    private readonly Option<string?> once = Flag("Accepted for scripts that were written for chef-client: a run is always one", "--once");
    private readonly Option<string?> localMode = Flag("Accepted for the same reason: there is no server", "--local-mode", "-z");
    private readonly Option<string?> debug = Flag("Show the stack of an unexpected error; so does RECIPE_RUNNER_DEBUG=1", "--debug");

    /// <summary>What a run is made of, for commands that look at one without making it.</summary>
    public IReadOnlyList<Option> Inputs => [jsonAttributes, overrideRunList, environment, nodeName, cookbookPath, rolePath, environmentPath, dataBagPath];

    /// <summary>The other options of such a command.</summary>
    public IReadOnlyList<Option> Basics => [noColor, stateDir, debug];

    public IReadOnlyList<OptionGroup> Groups =>
    [
        new("What to run", [.. Inputs, whyRun]),
        new("What to show", [format, logLevel, logFile, noColor]),
        new("Others", [stateDir, lockFile, once, localMode, debug]),
    ];

    public RunSettings Read(ParseResult parsed, bool isPlan, bool isRoot)
    {
        var options = new RunOptions
        {
            JsonAttributes = parsed.GetValue(jsonAttributes),
            OverrideRunList = parsed.GetValue(overrideRunList),
            Environment = parsed.GetValue(environment),
            NodeName = parsed.GetValue(nodeName),
            RolePaths = [parsed.GetValue(rolePath) ?? "roles"],
            EnvironmentPaths = [parsed.GetValue(environmentPath) ?? "environments"],
            DataBagPaths = [parsed.GetValue(dataBagPath) ?? "data_bags"],
            StateFolders = Folders.Default(parsed.GetValue(stateDir), isRoot),
            WhyRun = isPlan || IsSet(parsed, whyRun),
        };
        if (Split(parsed.GetValue(cookbookPath)) is { Length: > 0 } paths) options = options with { CookbookPaths = paths };
        if (parsed.GetValue(lockFile) is { } file) options = options with { LockFile = file };
        return new(
            options,
            ParseProblems.OneOf(format.Name, parsed.GetValue(format), OutputFormat.Doc),
            parsed.GetValue(logLevel) is { } level ? ParseProblems.OneOf(logLevel.Name, level, LogLevel.Info) : null,
            parsed.GetValue(logFile),
            IsSet(parsed, debug) || Environment.GetEnvironmentVariable("RECIPE_RUNNER_DEBUG") == "1");
    }

    private static string[] Split(string[]? paths) =>
        paths is null ? [] : [.. paths.SelectMany(p => p.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    private static bool IsSet(ParseResult parsed, Option<string?> flag) => parsed.GetResult(flag) is { Implicit: false };

    // Not an Option<bool>: its code would have to be compiled at each start.
    private static Option<string?> Flag(string description, string name, params string[] letters) =>
        new(name, letters) { Description = description, Arity = ArgumentArity.Zero };

    private static Option<string?> Text(string name, string value, string description, params string[] letters) =>
        new(name, letters) { HelpName = value, Description = description };
}
