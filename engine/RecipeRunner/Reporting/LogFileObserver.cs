namespace RecipeRunner.Reporting;

/// <summary>
/// <c>-L</c>: what happens as lines with time and level, in the form of Chef's log. Without diffs: a log is kept longer, and
/// read by more people, than a terminal.
/// </summary>
internal sealed class LogFileObserver(TextOutput output, LogLevel least, TimeProvider clock) : IRunObserver
{
    public void On(RunEvent runEvent)
    {
        switch (runEvent)
        {
            case RunStarted e:
                Line(LogLevel.Info, $"{(e.WhyRun ? "Planning" : "Converging")} {e.NodeName} with run list [{string.Join(", ", e.RunList)}]");
                break;
            case CompilePhaseCompleted e:
                Line(LogLevel.Info, $"Cookbooks: {string.Join(", ", e.Cookbooks.Select(c => $"{c.Name} {c.Version}"))}; {e.Resources} resources");
                break;
            case OwedNotificationFound e:
                Line(LogLevel.Warn, $"Owed by an earlier run{(e.Deliverable ? "" : ", and dropped")}: {e.From} notifies {e.Target} to {e.Action}");
                break;
            case ActionStarted e: Line(LogLevel.Debug, $"{Name(e.Resource, e.Action)} begins ({e.Resource.Source})"); break;
            case StepCompleted e: Line(LogLevel.Info, $"{e.Resource.Key}: {e.Change.Description}{May(e.Change)}"); break;
            case ActionRetried e: Line(LogLevel.Warn, $"{Name(e.Resource, e.Action)} failed, {e.Left} tries left: {e.Message}"); break;
            case ActionCompleted e: Completed(e); break;
            case Message e: Line(e.Level, e.Text); break;
            case RunCompleted e:
                if (e.Error is { } error) Line(LogLevel.Fatal, error);
                Line(LogLevel.Info, $"{e.Status}: {e.Updated} of {e.Total} updated, {e.Failed} failed, in {Durations.Text(e.Duration)}");
                break;
        }
        output.Flush();
    }

    private void Completed(ActionCompleted e)
    {
        string name = Name(e.Resource, e.Action);
        switch (e.Status)
        {
            case ActionStatus.Failed when e.IsIgnored:
                Line(LogLevel.Error, $"{name} failed, ignored ({e.Resource.Source}): {(e.IsQuiet ? Report.FirstLine(e.Reason) : e.Reason)}");
                break;
            case ActionStatus.Failed: Line(LogLevel.Error, $"{name} failed ({e.Resource.Source}): {e.Reason}"); break;
            case ActionStatus.Skipped: Line(LogLevel.Debug, $"{name} skipped due to {e.Reason}"); break;
            default: Line(LogLevel.Debug, $"{name} ended: {e.Status}, {Durations.Text(e.Duration)}"); break;
        }
    }

    private void Line(LogLevel level, string text)
    {
        if (level < least) return;
        output.WriteLine($"[{clock.GetLocalNow():yyyy-MM-dd'T'HH:mm:sszzz}] {level.ToString().ToUpperInvariant()}: {Report.Indented(text, 2)}");
    }

    private static string May(Change change) => change.MayBecause is { } because ? $" (may: {because})" : "";

    private static string Name(ResourceInfo resource, string action) =>
        resource.NotifiedBy is { } by ? $"{resource.Key} action {action} (notified by {by})" : $"{resource.Key} action {action}";
}
