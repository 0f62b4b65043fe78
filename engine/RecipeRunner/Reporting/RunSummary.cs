namespace RecipeRunner.Reporting;

/// <summary>What the formatters for people say of failures, and at the end.</summary>
/// <param name="output">Where to.</param>
/// <param name="at">When it was, for a run of the past; null for one that goes on.</param>
internal sealed class RunSummary(TextOutput output, DateTimeOffset? at = null)
{
    private readonly List<string> failuresShown = [];

    /// <summary>What failed, where it is declared, why, and whether the run goes on all the same. A composite that failed because of an inner resource says only that.</summary>
    public void Failure(ActionCompleted e)
    {
        if (!e.IsIgnored) failuresShown.Add(e.Resource.Key);
        string margin = new(' ', 4 + e.Resource.Depth * 2);
        output.EnsureLineStart();
        output.WriteLine($"{margin}! {e.Resource.Key} failed in action {e.Action}{(e.IsIgnored ? ", ignored" : "")}", e.IsIgnored ? Ink.Yellow : Ink.Red);
        margin += "  ";
        string declared = $"declared at {e.Resource.Source} in {e.Resource.Recipe}";
        output.Write(margin);
        ErrorText.Write(output, e.Reason is { } reason ? reason.TrimEnd() + "\n" + declared : declared, Ink.Plain, margin, at);
        if (e.Resource.NotifiedBy is { } by) output.WriteLine($"{margin}notified by {by}");
        output.Flush();
    }

    public void Write(RunCompleted e, bool whyRun)
    {
        output.EnsureLineStart();
        output.WriteLine();
        if (e.Error is { } error && !failuresShown.Exists(key => error.Contains(key, StringComparison.Ordinal))) ErrorText.Write(output, error, Ink.Red, at: at);
        output.WriteLine(Sentence(e, whyRun), e.Status == RunStatus.Succeeded ? Ink.Green : Ink.Red);
        if (e.Next.Count > 0)
        {
            output.WriteLine("\nNext:");
            foreach (string next in e.Next) output.WriteLine("  " + Report.Indented(next, 2));
        }
        output.Flush();
    }

    /// <summary>How a run ended, in a sentence.</summary>
    public static string Sentence(RunCompleted e, bool whyRun) => whyRun ? Plan(e) : Converge(e);

    private static string Converge(RunCompleted e)
    {
        string updated = $"{e.Updated} of {e.Total} resources updated in {Durations.Text(e.Duration)}";
        return e.Status switch
        {
            RunStatus.Succeeded => $"Converged: {updated}{Ignored(e, "failed and was ignored", "failed and were ignored")}",
            RunStatus.Interrupted => $"Interrupted: {updated}; the next run does the rest",
            _ when e.Total + e.Failed == 0 => "Failed: nothing was changed",
            _ => $"Failed: {(e.Failed == 1 ? "1 resource" : $"{e.Failed} resources")} failed, {updated}",
        };
    }

    private static string Ignored(RunCompleted e, string one, string several) => e.Failed == 0 ? "" : $"; {e.Failed} {(e.Failed == 1 ? one : several)}";

    private static string Plan(RunCompleted e) => e.Status switch
    {
        RunStatus.Succeeded => $"Plan: {e.Updated} would be updated, {e.May} may be, of {e.Total}{Ignored(e, "would fail and be ignored", "would fail and be ignored")}",
        RunStatus.Interrupted => "Interrupted: the plan is not complete",
        _ when e.Total + e.Failed == 0 => "Failed: nothing was changed",
        _ => $"Failed: a converge would fail; until then {e.Updated} would be updated, {e.May} may be, of {e.Total}",
    };
}
