namespace RecipeRunner.Reporting;

/// <summary><c>-F json</c>: one JSON object a line, each line written as soon as its event happened.</summary>
internal sealed class JsonFormatter(TextOutput output) : IRunObserver
{
    private readonly JsonBuffer line = new();
    private bool whyRun;

    public void On(RunEvent runEvent)
    {
        switch (runEvent)
        {
            case RunStarted e:
                whyRun = e.WhyRun;
                line.Started(e);
                break;
            case CompilePhaseCompleted e: line.Compiled(e); break;
            case OwedNotificationFound e: line.Owed(e); break;
            case ActionRetried e: line.Retry(e); break;
            case ActionCompleted e: line.Resource(e); break;
            case NotificationSent e: line.Sent(e); break;
            case AttributesRead e: line.Read(e); break;
            case Message e: line.Said(e); break;
            case RunCompleted e: line.Completed(e, whyRun); break;
            default: return;
        }
        line.NewLine();
        output.Write(line.Written.Span);
        output.Flush();
        line.Clear();
    }
}
