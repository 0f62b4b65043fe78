using RecipeRunner.Converging;

namespace RecipeRunner.Reporting;

/// <summary>
/// Keeps a run as one JSON file among the state: when, which node, run list and cookbooks, what decided, what happened, how it ended.
/// Actions that found nothing to do are named only, unless that took them long: so the records of a large node stay small.
/// </summary>
internal sealed class RunRecord(StateFolders folders, TimeProvider clock) : IRunObserver
{
    private readonly JsonBuffer happened = new();
    private readonly JsonBuffer upToDate = new();
    private RunStarted? started;
    private CompilePhaseCompleted? compiled;
    private AttributesRead? read;
    private RunCompleted? completed;

    public void On(RunEvent runEvent)
    {
        switch (runEvent)
        {
            case RunStarted e:
                started = e;
                happened.BeginArray();
                upToDate.BeginArray();
                break;
            case CompilePhaseCompleted e: compiled = e; break;
            case AttributesRead e: read = e; break;
            case RunCompleted e: completed = e; break;
            case var _ when started is null: break;
            case OwedNotificationFound e: happened.Owed(e); break;
            case ActionRetried e: happened.Retry(e); break;
            case NotificationSent e: happened.Sent(e); break;
            case ActionCompleted { Status: ActionStatus.UpToDate } e when e.Duration < RunStory.Slow: upToDate.String(null, $"{e.Resource.Key} {e.Action}"); break;
            case ActionCompleted e: happened.Resource(e); break;
            case Message { Level: >= LogLevel.Info } e: happened.Said(e); break;
        }
    }

    /// <summary>
    /// Writes the record once the exit code is known. Returns why that was not possible, for a warning: a run does not fail
    /// because of its record. A run that never started leaves none.
    /// </summary>
    public string? Write(ExitCode exitCode, string? error)
    {
        if (started is null) return null;
        try
        {
            RunRecordFolder.Add(folders.Runs, started.At, Content(started, exitCode, error).Span);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"The record of this run could not be written to {folders.Runs}: {e.Message}";
        }
    }

    private ReadOnlyMemory<byte> Content(RunStarted run, ExitCode exitCode, string? error)
    {
        var json = new JsonBuffer();
        json.BeginObject().String("node", run.NodeName);
        json.Strings("run_list", run.RunList);
        json.CookbookRevision(run);
        json.Boolean("why_run", run.WhyRun).Time("started_at", run.At).Time("ended_at", clock.GetUtcNow()).Number("exit_code", (int)exitCode);
        if (completed is not null) json.Outcome(completed, run.WhyRun);
        else json.String("status", "failed").String("error", error);
        if (compiled is not null) json.Cookbooks(compiled);
        if (read is not null) json.Attributes(read);
        json.Value("events", happened.EndArray().Written.Span).Value("up_to_date", upToDate.EndArray().Written.Span);
        return json.EndObject().NewLine().Written;
    }
}
