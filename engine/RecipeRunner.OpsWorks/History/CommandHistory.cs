using RecipeRunner.Converging;
using RecipeRunner.Nodes;
using RecipeRunner.OpsWorks.Lifecycle;
using RecipeRunner.Stacks;
using RecipeRunner.Text;

namespace RecipeRunner.OpsWorks.History;

/// <summary>The commands that this machine was given, as opsworks-agent-cli selects them.</summary>
internal sealed class CommandHistory(StateFolders folders)
{
    private readonly CommandFolder folder = new(folders);

    /// <summary>Those of an activity and a date, the oldest first; null for all.</summary>
    public IReadOnlyList<LifecycleCommand> All(CommandSelection selection) => [.. folder.All().Where(selection.Takes)];

    /// <summary>The newest command that was run; null when none was.</summary>
    public LifecycleCommand? Last => folder.All().LastOrDefault(WasRun);

    /// <summary>The command that is meant: one of a date, else the newest that was run.</summary>
    /// <exception cref="RecipeRunnerException">There is none.</exception>
    public LifecycleCommand One(CommandSelection selection)
    {
        IReadOnlyList<LifecycleCommand> all = folder.All();
        return all.LastOrDefault(c => selection.Takes(c) && (selection.Date is not null || WasRun(c))) ?? throw None(selection, all);
    }

    /// <summary>The JSON of a command, byte for byte.</summary>
    public byte[] Json(LifecycleCommand command) => File.ReadAllBytes(folder.JsonOf(command.Id));

    /// <summary>The JSON of a command as an object.</summary>
    public MapNode Document(LifecycleCommand command) => JsonMap.ReadFile(folder.JsonOf(command.Id), OriginKind.StackData, "");

    /// <summary>The log of a command; null when it was not run.</summary>
    public string? Log(LifecycleCommand command) => File.Exists(folder.LogOf(command.Id)) ? folder.LogOf(command.Id) : null;

    /// <summary>What became of a command by now.</summary>
    public LifecycleCommand? Now(LifecycleCommand command) => folder.Find(command.Id);

    /// <summary>Whose state a command was about, and when its JSON was made.</summary>
    public StackFields OpsWorks(LifecycleCommand command) => new StackFields(Document(command), "").Below("opsworks");

    private static bool WasRun(LifecycleCommand command) => command.StartedAt is not null;

    private static RecipeRunnerException None(CommandSelection selection, IReadOnlyList<LifecycleCommand> all)
    {
        if (all.Count == 0) return new("No command was given to this machine yet. `recipe-runner lifecycle configure -j FILE` gives one.");
        string hint = selection.Date is { } date ? Nearest.Hint(date, all.Select(c => c.Date)) : "";
        return new($"There is no {(selection.Activity is { } activity ? $"'{activity}'" : "command")}{(selection.Date is { } on ? $" of {on}" : " that was run")} in the history.{hint} `recipe-runner opsworks list-commands` lists all.");
    }
}
