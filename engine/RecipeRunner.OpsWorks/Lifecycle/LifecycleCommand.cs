using RecipeRunner.Converging;

namespace RecipeRunner.OpsWorks.Lifecycle;

/// <summary>What a machine was told to do, and what became of it.</summary>
internal sealed record LifecycleCommand
{
    /// <summary>Its name in the history, as the agent made it: <c>YYYY-MM-DD-HH-MM-SS-NN</c>, when it was queued, in UTC.</summary>
    public string Id { get; init; } = "";

    /// <summary><c>setup</c>, <c>configure</c> and so on.</summary>
    public required string Activity { get; init; }

    public CommandStatus Status { get; init; }

    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>When its JSON was made; null when that does not say.</summary>
    public DateTimeOffset? SentAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How the run ended; null when there was none.</summary>
    public ExitCode? ExitCode { get; init; }

    /// <summary>Why it ended as it did; null when that needs no word.</summary>
    public string? Reason { get; init; }

    /// <summary>Whose state it is about: commands of other stacks, instances or run lists are not older or newer than this one.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Whether somebody wants it whatever else there is.</summary>
    public bool Forced { get; init; }

    /// <summary>The process that waits for its end.</summary>
    public required CallerProcess Caller { get; init; }

    /// <summary>With what it runs; the JSON stands in the history.</summary>
    public required RunOptions Options { get; init; }

    public bool HasEnded => Status is not (CommandStatus.Pending or CommandStatus.Running);

    /// <summary>What it is newer or older by. A clock that goes wrong does not make a command newer than its arrival.</summary>
    public DateTimeOffset Sent => SentAt is { } sent && sent < QueuedAt ? sent : QueuedAt;

    /// <summary>As <c>list-commands</c> shows it and the others take it: <c>yyyy-mm-ddThh:mm:ss</c>.</summary>
    public string Date => $"{Id[..10]}T{Id[11..19].Replace('-', ':')}";

    /// <summary>Whether a newer command makes this one needless.</summary>
    public bool GivesWayTo(LifecycleCommand other) => IsState && other.IsState && Subject == other.Subject;

    private bool IsState => Activity == Activities.Configure && !Forced;
}
