namespace RecipeRunner.Reporting;

/// <summary>
/// <c>-F min</c>: one character for each action (. up to date, S skipped, U updated or would be, M may be, F failed, I failed and was ignored), then
/// what was updated, the failures, and the summary.
/// </summary>
internal sealed class MinFormatter(TextOutput output, LogLevel least = LogLevel.Warn) : IRunObserver
{
    private readonly RunSummary summary = new(output);
    private readonly List<ActionCompleted> updated = [];
    private readonly List<ActionCompleted> failed = [];
    private readonly List<ActionCompleted> ignored = [];
    private bool whyRun;

    public void On(RunEvent runEvent)
    {
        switch (runEvent)
        {
            case RunStarted e:
                whyRun = e.WhyRun;
                output.Write(whyRun ? "Planning " : "Converging ");
                output.WriteLine(e.NodeName);
                break;
            case ActionCompleted e: Complete(e); break;
            case Message e when e.Level >= least:
                output.EnsureLineStart();
                output.WriteLine(Report.Message(e), Report.InkOf(e.Level));
                break;
            case RunCompleted e:
                List();
                summary.Write(e, whyRun);
                break;
        }
    }

    private void Complete(ActionCompleted e)
    {
        (string sign, Ink ink) = e.Status switch
        {
            ActionStatus.UpToDate => (".", Ink.Plain),
            ActionStatus.Skipped => ("S", Ink.Grey),
            ActionStatus.MayUpdate => ("M", Ink.Yellow),
            ActionStatus.Failed when e.IsIgnored => ("I", Ink.Yellow),
            ActionStatus.Failed => ("F", Ink.Red),
            _ => ("U", Ink.Green),
        };
        output.Write(sign, ink);
        if (e.IsIgnored) ignored.Add(e);
        else if (e.Status == ActionStatus.Failed) failed.Add(e);
        else if (e.Changes.Count > 0) updated.Add(e);
        if (output.IsTerminal) output.Flush();
    }

    private void List()
    {
        output.EnsureLineStart();
        if (updated.Count > 0) output.WriteLine(whyRun ? "\nWould or may be updated:" : "\nUpdated:");
        foreach (ActionCompleted e in updated)
        {
            output.WriteLine($"  * {e.Resource.Key} action {e.Action}");
            foreach (Change change in e.Changes)
                output.WriteLine($"    - {change.Description}{(change.MayBecause is { } because ? $" (may: {because})" : "")}");
        }
        if (ignored.Count > 0) output.WriteLine("\nFailed, ignored:");
        foreach (ActionCompleted e in ignored)
        {
            if (e.IsQuiet) output.WriteLine($"    ! {e.Resource.Key} action {e.Action}: {Report.FirstLine(e.Reason)}", Ink.Yellow);
            else summary.Failure(e);
        }
        if (failed.Count > 0) output.WriteLine("\nFailed:");
        foreach (ActionCompleted e in failed) summary.Failure(e);
    }
}
