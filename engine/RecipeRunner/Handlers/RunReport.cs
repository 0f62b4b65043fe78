using RecipeRunner.Converging;
using RecipeRunner.Nodes;

namespace RecipeRunner.Handlers;

/// <summary>What a handler is told of a run (Chef's <c>run_status</c>).</summary>
public sealed record RunReport
{
    /// <summary>The node and its attributes.</summary>
    public required Node Node { get; init; }

    /// <summary>Names this run; the same in all its handlers.</summary>
    public required Guid RunId { get; init; }

    /// <summary>When the run began.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>When it ended; null in a start handler.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>How long it took; null in a start handler.</summary>
    public TimeSpan? ElapsedTime => EndTime - StartTime;

    /// <summary>What ended it; null when nothing did.</summary>
    public Exception? Exception { get; init; }

    /// <summary>The exception's type and message; null when there is none.</summary>
    public string? FormattedException => Exception is null ? null : $"{Exception.GetType().Name}: {Exception.Message}";

    /// <summary>Where the exception came from; null when there is none.</summary>
    public string? Backtrace => Exception?.StackTrace;

    /// <summary>Whether nothing ended it (Chef's <c>success?</c>).</summary>
    public bool Success => Exception is null;

    /// <summary>Whether something ended it (Chef's <c>failed?</c>).</summary>
    public bool Failed => Exception is not null;

    /// <summary>The resources that had their turn, inner ones of composite resources included, in the order of their first action.</summary>
    public IReadOnlyList<ResourceSlot> AllResources { get; init; } = [];

    /// <summary>Those of them that changed something.</summary>
    public IReadOnlyList<ResourceSlot> UpdatedResources { get; init; } = [];

    /// <summary>Those of them that failed, ignored failures included.</summary>
    public IReadOnlyList<ResourceSlot> FailedResources { get; init; } = [];
}
