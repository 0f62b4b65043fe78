namespace RecipeRunner.Reporting.Html;

/// <summary>An action on the page.</summary>
/// <param name="Id">Its place on the page, to link to.</param>
/// <param name="Event">What was told of it.</param>
/// <param name="IsComposite">Whether the actions behind it happened inside it: its time is theirs.</param>
internal sealed record ReportedAction(string Id, ActionCompleted Event, bool IsComposite)
{
    public StatusLook Look { get; } = StatusLook.Of(Event);

    public string Key => Event.Resource.Key;

    public string Time => Durations.Text(Event.Duration);

    /// <summary>Whether it changed something itself, or in a plan would or may.</summary>
    public bool IsChange => Event.Changes.Count > 0 || (Event.Status is ActionStatus.MayUpdate && !IsComposite);

    public static IReadOnlyList<ReportedAction> Of(RunStory story)
    {
        IReadOnlyList<ActionCompleted> all = story.Actions;
        return [.. all.Select((e, i) => new ReportedAction($"r{i + 1}", e, i + 1 < all.Count && Contains(e, all[i + 1])))];
    }

    private static bool Contains(ActionCompleted outer, ActionCompleted next) =>
        next.Resource.Depth > outer.Resource.Depth && next.Began is { } began && began < outer.Began + outer.Duration;
}
