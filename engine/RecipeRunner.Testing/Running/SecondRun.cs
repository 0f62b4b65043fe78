using System.Text;
using RecipeRunner.Reporting;

namespace RecipeRunner.Testing.Running;

/// <summary>
/// The second run, which every converge of a test is followed by: it must change nothing. It is made as the program makes it: a plan
/// first, against an overlay, and when that finds nothing certain but something that <i>may</i> change, a converge that tells.
/// The machine's log stays as the first run left it.
/// </summary>
internal sealed class SecondRun(ISubject subject, TestInput input)
{
    /// <summary>What is wrong with it; null for nothing.</summary>
    public NotIdempotentException? Problem()
    {
        int entries = (input.Machine as FakeMachine)?.Log.Count ?? 0;
        RecipeTestResult run = Pass.Plan(subject, input);
        if (run is { Error: null, Updated: 0, May: > 0 }) run = Pass.Converge(subject, input);
        (input.Machine as FakeMachine)?.ForgetAfter(entries);

        return (input.Excuse, run) switch
        {
            (null, { Error: { } error }) => new($"The second run fails, where the first one did not: {error.Message}", error),
            (null, { Updated: > 0 }) => new(Again(run)),
            ({ } excuse, { Error: null, Updated: 0 }) => new($"The second run changes nothing, but the test says that it does (\"{excuse}\"): take NotIdempotent away."),
            _ => null,
        };
    }

    private static string Again(RecipeTestResult run)
    {
        var text = new StringBuilder("The second run changes again what the first one has just changed:");
        foreach (ActionCompleted action in run.Actions)
        {
            if (action.Status is not (ActionStatus.Updated or ActionStatus.WouldUpdate)) continue;
            text.Append($"\n  {action.Resource.Key} {action.Action}, declared at {action.Resource.Source}");
            if (action.Resource.NotifiedBy is { } by) text.Append($", notified by {by}");
            foreach (Change change in action.Changes) text.Append($"\n    - {change.Description}");
        }
        return text.Append("\nGuard it (Creates, OnlyIf, NotIf), or let the test say why that cannot be: .NotIdempotent(\"why\").").ToString();
    }
}
