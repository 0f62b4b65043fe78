using System.Runtime.ExceptionServices;
using RecipeRunner.Converging;
using RecipeRunner.Reporting;

namespace RecipeRunner.Testing;

/// <summary>What a converge or a plan of a test did.</summary>
public sealed class RecipeTestResult
{
    private readonly RunTotals totals;

    internal RecipeTestResult(IReadOnlyList<RunEvent> events, RunTotals totals, Exception? error) =>
        (Events, this.totals, Error) = (events, totals, error);

    /// <summary>All that was told, in order.</summary>
    public IReadOnlyList<RunEvent> Events { get; }

    /// <summary>What ended it; null when nothing did.</summary>
    public Exception? Error { get; }

    /// <summary>How many actions changed something; in a plan: certainly would.</summary>
    public int Updated => totals.Updated;

    /// <summary>In a plan: how many actions may change something.</summary>
    public int May => totals.May;

    /// <summary>How many actions ran and did not fail.</summary>
    public int Total => totals.Total;

    /// <summary>How many actions failed, ignored failures included.</summary>
    public int Failed => totals.Failed;

    /// <summary>The actions in the order in which they ended.</summary>
    public IEnumerable<ActionCompleted> Actions => Events.OfType<ActionCompleted>();

    /// <summary>The steps as sentences, in order: "create new file /etc/motd".</summary>
    public IReadOnlyList<string> Steps => [.. Events.OfType<StepCompleted>().Select(e => e.Change.Description)];

    /// <summary>What was said: <c>log</c> resources, warnings.</summary>
    public IReadOnlyList<string> Messages => [.. Events.OfType<Message>().Select(e => e.Text)];

    /// <summary>How the last action of a resource ended: <c>result.StatusOf("service[haproxy]")</c>; null when it had none.</summary>
    public ActionStatus? StatusOf(string key) => Actions.LastOrDefault(a => a.Resource.Key == key)?.Status;

    internal RecipeTestResult OrThrow()
    {
        if (Error is not null) ExceptionDispatchInfo.Throw(Error);
        return this;
    }
}
