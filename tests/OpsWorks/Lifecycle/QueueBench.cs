using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.OpsWorks.Lifecycle;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests.OpsWorks.Lifecycle;

/// <summary>A queue with an engine and a clock that a test moves: what others do meanwhile happens while somebody waits.</summary>
internal sealed class QueueBench : IClock, IDisposable
{
    private static readonly CallerProcess s_dead = new(0, 0, "gone");
    private readonly TemporaryFolder folder = new();
    private readonly Queue<Action> meanwhile = new();

    public QueueBench()
    {
        Folders = new(folder + "/state", folder + "/cache");
        Commands = new(Folders);
    }

    public DateTimeOffset Now { get; set; } = new(2026, 1, 31, 18, 20, 24, TimeSpan.Zero);

    public StateFolders Folders { get; }

    public CommandFolder Commands { get; }

    public string LockFile => Folders.State + "/lock";

    public List<string> Ran { get; } = [];

    public List<string> Said { get; } = [];

    /// <summary>How the next runs end.</summary>
    public ExitCode ExitCode { get; set; } = ExitCode.Success;

    public void Sleep(TimeSpan time)
    {
        Now += time;
        if (!meanwhile.TryDequeue(out Action? happens)) throw new InvalidOperationException("It waits, and nothing happens any more.");
        happens();
    }

    /// <summary>Has something happen while a command waits.</summary>
    public void Meanwhile(Action happens) => meanwhile.Enqueue(happens);

    /// <summary>Gives a command; that of a process that is gone when <paramref name="alive"/> is false.</summary>
    public string Give(string activity, int? sentAt = null, bool forced = false, bool alive = true, string subject = "stack app1", CommandStatus status = CommandStatus.Pending)
    {
        Now += TimeSpan.FromSeconds(1);
        return Commands.Add(new()
        {
            Activity = activity,
            QueuedAt = Now,
            SentAt = sentAt is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,
            Subject = subject,
            Forced = forced,
            Status = status,
            StartedAt = status == CommandStatus.Pending ? null : Now,
            Caller = alive ? CallerProcess.Current : s_dead,
            Options = new() { StateFolders = Folders },
        }, "{}"u8.ToArray()).Id;
    }

    /// <summary>What the process does that gave a command.</summary>
    public string Await(string id, TimeSpan? longestWait = null)
    {
        var queue = new CommandQueue(Commands, new(Folders), LockFile, this) { Say = Said.Add, LongestWait = longestWait, IsAlive = caller => caller != s_dead };
        LifecycleCommand ended = queue.Await(id, command =>
        {
            Ran.Add(command.Id);
            return ExitCode;
        });
        Assert.That(Commands.Find(id)!.Status, Is.EqualTo(ended.Status));
        return $"{ended.Status}{(ended.Reason is { } reason ? ": " + reason : "")}";
    }

    public string Run(string activity, int? sentAt = null, bool forced = false) => Await(Give(activity, sentAt, forced));

    public CommandStatus StatusOf(string id) => Commands.Find(id)!.Status;

    public void Dispose() => folder.Dispose();
}
