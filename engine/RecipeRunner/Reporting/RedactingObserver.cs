namespace RecipeRunner.Reporting;

/// <summary>
/// What stands between a run and all that listen to it: texts that must not be shown are masked here, once, for the console,
/// the log, the record and every other. Until there are such texts, events pass untouched.
/// </summary>
internal sealed class RedactingObserver(IRunObserver listener, Redaction redaction) : IRunObserver
{
    public Redaction Redaction => redaction;

    public void On(RunEvent runEvent) => listener.On(Redaction.IsEmpty ? runEvent : Shown(runEvent));

    private RunEvent Shown(RunEvent runEvent) => runEvent switch
    {
        ActionStarted e => e with { Resource = Shown(e.Resource) },
        StepStarted e => new StepStarted(Shown(e.Resource), Redaction.Of(e.Description)),
        StepCompleted e => new StepCompleted(Shown(e.Resource), Shown(e.Change)),
        ActionCompleted e => e with { Resource = Shown(e.Resource), Changes = [.. e.Changes.Select(Shown)], Reason = Shown(e.Reason) },
        ActionRetried e => e with { Resource = Shown(e.Resource), Message = Redaction.Of(e.Message) },
        OwedNotificationFound e => e with { Target = Redaction.Of(e.Target), From = Redaction.Of(e.From) },
        NotificationSent e => e with { From = Redaction.Of(e.From), Target = Redaction.Of(e.Target) },
        AttributesRead e => new AttributesRead(new Lazy<IReadOnlyList<AttributeRead>>(() => [.. e.Attributes.Value.Select(Shown)])),
        Message e => e with { Text = Redaction.Of(e.Text) },
        RunCompleted e => e with { Error = Shown(e.Error), Next = [.. e.Next.Select(Redaction.Of)] },
        _ => runEvent,
    };

    private ResourceInfo Shown(ResourceInfo resource) => resource with { Key = Redaction.Of(resource.Key), NotifiedBy = Shown(resource.NotifiedBy) };

    // The diff is still worked out only when somebody asks for it.
    private Change Shown(Change change) =>
        new(Redaction.Of(change.Description), change.Diff is { } diff ? new(() => Redaction.OfDiff(diff.Value)) : null, Shown(change.MayBecause));

    private AttributeRead Shown(AttributeRead read) => read with { Path = Redaction.Of(read.Path), Value = Redaction.Of(read.Value) };

    private string? Shown(string? text) => text is null ? null : Redaction.Of(text);
}
