using System.CommandLine;
using RecipeRunner.Authoring.Editing;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Cli.Help;
using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;

namespace RecipeRunner.Cli.Authoring;

/// <summary><c>recipe-runner edit</c>.</summary>
internal sealed class EditCommand() : CliCommand("edit", "Has VS Code and Rider understand the cookbooks: completion, docs, errors.")
{
    private readonly Argument<string?> path = new("PATH") { Description = "A cookbook, a file in one, or a folder of cookbooks. Default: here", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> watch = RunOptionSet.Flag("Goes on until it is ended, and follows each change of the cookbooks", "--watch");

    public override string Description => """
        Writes projects for the recipes, attribute files, resources, libraries and tests of all
        cookbooks there, and a solution, to the folder .recipe-runner beside them, which git
        does not see. Run it again when a file came or went: only what changed is written.
        The editor needs the .NET SDK 10; nothing is fetched from anywhere.
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("recipe-runner edit", "the cookbooks of this folder"),
        ("recipe-runner edit --watch", "kept up to date while you work"),
    ];

    public override IReadOnlyList<Argument> Arguments => [path];

    public override IReadOnlyList<(string Code, string Meaning)> ExitCodes => [("0", "written; with --watch, ended"), ExitCodeTable.BadInput];

    public override IReadOnlyList<OptionGroup> Options => [new("Options", [watch])];

    protected override ExitCode Run(ParseResult parsed, CommandHost host)
    {
        var folder = new EditorFolder(parsed.GetValue(path) ?? ".", Installation.Shipped, NamedInSettings.At(parsed.GetValue(path) ?? "."));
        Say(host, Told(folder, folder.Write()));
        foreach (string? said in (string?[])[VsCodeSettings.Put(folder.Root), VsCodeTasks.Put(folder.Root)])
            if (said is not null)
                Say(host, said);
        Say(host, $"Rider: open {Shown(folder.Solution)}");
        if (DotnetSdk.WhatIsMissing() is { } missing) Say(host, missing);
        if (RunOptionSet.IsSet(parsed, watch)) Watch(folder, host);
        return ExitCode.Success;
    }

    private static void Watch(EditorFolder folder, CommandHost host)
    {
        using var signals = new StopSignals(host.Terminal.Error);
        using var cookbooks = new CookbookWatch(folder.Root);
        while (cookbooks.Next(signals.Stop))
        {
            try
            {
                EditorFolderChange change = folder.Write();
                if (change.IsAny) Say(host, Told(folder, change));
            }
            catch (RecipeRunnerException e)
            {
                // Half of a change: the other half will be noticed as well.
                host.Terminal.Fail(e.Message);
            }
        }
    }

    private static string Told(EditorFolder folder, EditorFolderChange change)
    {
        string removed = change.Removed > 0 ? $", {Count(change.Removed, "project")} removed" : "";
        return $"{Shown(folder.Solution)}: {Count(change.Projects, "project")} of {Count(change.Cookbooks, "cookbook")}, {(change.IsAny ? $"{Count(change.Written, "file")} written{removed}" : "up to date")}";
    }

    private static void Say(CommandHost host, string line)
    {
        host.Terminal.Out.WriteLine(line);
        host.Terminal.Out.Flush();
    }

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";

    private static string Shown(string path) => new SourceLine(path, 0).ToString();
}
