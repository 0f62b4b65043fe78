using System.CommandLine;
using RecipeRunner.Cli.Settings;
using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;

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
    private readonly Option<string[]> cookbookPath = Paths("--cookbook-path", "Folders of cookbooks, with commas or by repeating it; of two cookbooks with one name the first counts, and those of the package come last. Default: ./cookbooks, then what opsworks update-cookbooks fetched");
    private readonly Option<string[]> rolePath = Paths("--role-path", "Folders of roles, likewise. Default: ./roles");
    private readonly Option<string[]> environmentPath = Paths("--environment-path", "Folders of environments. Default: ./environments");
    private readonly Option<string[]> dataBagPath = Paths("--data-bag-path", "Folders of data bags. Default: ./data_bags");
    private readonly Option<string?> secretFile = Text("--secret-file", "FILE", $"Secret of encrypted data bag items. Default: {RunOptions.DefaultSecretFile}");
    private readonly Option<string?> config = Config();
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

    /// <summary>The options that name the JSON and the settings file, and say whether nothing is to change, for a command that takes no more of a run.</summary>
    public IReadOnlyList<Option> Fewest => [jsonAttributes, config, whyRun];

    /// <summary>What a run is made of, for commands that look at one without making it.</summary>
    public IReadOnlyList<Option> Inputs => [jsonAttributes, overrideRunList, environment, nodeName, cookbookPath, rolePath, environmentPath, dataBagPath, secretFile, config];

    /// <summary>The other options of such a command.</summary>
    public IReadOnlyList<Option> Basics => [noColor, stateDir, debug];

    /// <summary>What a run is made of besides its JSON and run list.</summary>
    public IReadOnlyList<Option> Surroundings => [.. Inputs.Skip(2)];

    /// <summary>What a command shows that makes a run and keeps the run's log itself.</summary>
    public IReadOnlyList<Option> Shown => [format, logLevel, noColor];

    /// <summary>Where such a command keeps what it has to remember.</summary>
    public IReadOnlyList<Option> Kept => [stateDir, lockFile, debug];

    public IReadOnlyList<OptionGroup> Groups =>
    [
        new("What to run", [.. Inputs, whyRun]),
        new("What to show", [format, logLevel, logFile, noColor]),
        new("Others", [stateDir, lockFile, once, localMode, debug]),
    ];

    public RunSettings Read(ParseResult parsed, bool isPlan, bool isRoot)
    {
        FileSettings? file = SettingsFile.Read(parsed.GetValue(config));
        file?.ExportProxies();
        IReadOnlyList<string>? cookbooks = Split(parsed.GetValue(cookbookPath)) ?? file?.CookbookPaths;
        var options = new RunOptions
        {
            JsonAttributes = parsed.GetValue(jsonAttributes) ?? file?.JsonAttributes,
            OverrideRunList = parsed.GetValue(overrideRunList) ?? file?.RunList,
            Environment = parsed.GetValue(environment) ?? file?.Environment,
            NodeName = parsed.GetValue(nodeName) ?? file?.NodeName,
            CookbookPaths = cookbooks ?? ["cookbooks"],
            WithFetchedCookbooks = cookbooks is null,
            ShippedCookbooks = Installation.Shipped,
            RolePaths = Split(parsed.GetValue(rolePath)) ?? file?.RolePaths ?? ["roles"],
            EnvironmentPaths = Split(parsed.GetValue(environmentPath)) ?? file?.EnvironmentPaths ?? ["environments"],
            DataBagPaths = Split(parsed.GetValue(dataBagPath)) ?? file?.DataBagPaths ?? ["data_bags"],
            SecretFile = parsed.GetValue(secretFile) ?? file?.SecretFile ?? RunOptions.DefaultSecretFile,
            StartHandlers = file?.StartHandlers ?? [],
            ReportHandlers = file?.ReportHandlers ?? [],
            ExceptionHandlers = file?.ExceptionHandlers ?? [],
            StateFolders = Folders.From(parsed.GetValue(stateDir), file, isRoot),
            WhyRun = isPlan || IsSet(parsed, whyRun) || file is { WhyRun: true },
            LacksRoot = !isRoot,
        };
        if (file?.NodePaths is { } nodePaths) options = options with { NodePaths = nodePaths };
        if ((parsed.GetValue(lockFile) ?? file?.LockFile) is { } lockedFile) options = options with { LockFile = lockedFile };
        return new(
            options,
            ParseProblems.OneOf(format.Name, parsed.GetValue(format), file?.Format ?? OutputFormat.Doc),
            parsed.GetValue(logLevel) is { } level ? ParseProblems.OneOf(logLevel.Name, level, LogLevel.Info) : file?.LogLevel,
            parsed.GetValue(logFile) ?? file?.LogFile,
            IsSet(parsed, debug) || Environment.GetEnvironmentVariable("RECIPE_RUNNER_DEBUG") == "1")
        {
            Colours = file?.Color ?? true,
            Note = file?.Note,
        };
    }

    private static string[]? Split(string[]? paths) =>
        paths is null or [] ? null : [.. paths.SelectMany(p => p.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    public static bool IsSet(ParseResult parsed, Option<string?> flag) => parsed.GetResult(flag) is { Implicit: false };

    /// <summary>The words by which an option was given, to give it to another command; none when it was not.</summary>
    public static IEnumerable<string> Given(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false } result
        ? result.Tokens.Count == 0 ? [option.Name] : result.Tokens.SelectMany(t => (string[])[option.Name, t.Value])
        : [];

    // Not an Option<bool>: its code would have to be compiled at each start.
    public static Option<string?> Flag(string description, string name, params string[] letters) =>
        new(name, letters) { Description = description, Arity = ArgumentArity.Zero };

    public static Option<string?> Text(string name, string value, string description, params string[] letters) =>
        new(name, letters) { HelpName = value, Description = description };

    /// <summary>The settings file, which other commands read too.</summary>
    public static Option<string?> Config() => Text("--config", "FILE",
        "Settings in place of options: Chef's solo.rb or client.rb (*.rb, its plain settings), or the same in JSON. Options beat it. Default: ./recipe-runner.json, if it is there", "-c");

    private static Option<string[]> Paths(string name, string description) =>
        new(name) { HelpName = "DIR", Description = description, AllowMultipleArgumentsPerToken = false };
}
