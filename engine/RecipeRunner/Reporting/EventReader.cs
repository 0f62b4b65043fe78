using System.Globalization;
using RecipeRunner.Nodes;
using RecipeRunner.Resources;

namespace RecipeRunner.Reporting;

/// <summary>Events from what <see cref="EventJson"/> wrote of them, members that older versions did not write left out.</summary>
internal static class EventReader
{
    /// <summary>The event; null when this version does not know it.</summary>
    public static RunEvent? Of(AttributeValue json) => Text(json, "event") switch
    {
        "run_started" => Started(json, "at"),
        "compiled" => Compiled(json),
        "resource" => Resource(json),
        "retry" => new ActionRetried(Info(json), Text(json, "action"), (int?)json.Read("left") ?? 0, Text(json, "reason")),
        "owed_notification" => new OwedNotificationFound(Text(json, "resource"), Text(json, "action"), Text(json, "from"), (bool?)json.Read("deliverable") ?? true),
        "notification" => new NotificationSent(Text(json, "from"), Text(json, "resource"), Text(json, "action"), Word(json, "timing", Timing.Delayed)),
        "attributes_read" => Read(json),
        "message" => new Message(Word(json, "level", LogLevel.Info), Text(json, "text")),
        "run_completed" => Completed(json, Milliseconds(json, "duration_ms")),
        _ => null,
    };

    /// <param name="json">What holds the members.</param>
    /// <param name="time">The member with the time.</param>
    public static RunStarted Started(AttributeValue json, string time) =>
        new(Time(json, time), Text(json, "node"), Texts(json, "run_list"), (bool?)json.Read("why_run") ?? false) { CookbookRevision = (string?)json.Read("cookbook_revision") };

    public static CompilePhaseCompleted Compiled(AttributeValue json) =>
        new([.. Items(json, "cookbooks").Select(c => (c.Key, (string)c!))], (int?)json.Read("resources") ?? 0, (int?)json.Read("compiled") ?? 0);

    public static RunCompleted Completed(AttributeValue json, TimeSpan duration) => new(Word(json, "status", RunStatus.Failed), (int?)json.Read("updated") ?? 0,
        (int?)json.Read("may") ?? 0, (int?)json.Read("total") ?? 0, (int?)json.Read("failed") ?? 0, duration, (string?)json.Read("error"), Texts(json, "next"));

    public static AttributesRead Read(AttributeValue json)
    {
        AttributeRead[] read = [.. Items(json, "attributes").Select(a =>
            new AttributeRead(Text(a, "path"), Text(a, "value"), Text(a, "level"), Text(a, "set_by"), (string?)a.Read("read_at")))];
        return new(new Lazy<IReadOnlyList<AttributeRead>>(read));
    }

    public static DateTimeOffset Time(AttributeValue json, string name) =>
        DateTimeOffset.TryParse(Text(json, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : default;

    public static TimeSpan Milliseconds(AttributeValue json, string name) => TimeSpan.FromMilliseconds((double?)json.Read(name) ?? 0);

    /// <summary>What a list or map holds; nothing when it is missing.</summary>
    public static IEnumerable<AttributeValue> Items(AttributeValue json, string name) => json.Read(name) ?? Enumerable.Empty<AttributeValue>();

    public static IReadOnlyList<string> Texts(AttributeValue json, string name) => (string[]?)json.Read(name) ?? [];

    private static ActionCompleted Resource(AttributeValue json) => new(Info(json), Text(json, "action"), Word(json, "status", ActionStatus.UpToDate),
        [.. Items(json, "changes").Select(Change)], Milliseconds(json, "duration_ms"), (string?)json.Read("reason"))
    {
        Began = json.Has("began_ms") ? Milliseconds(json, "began_ms") : null,
        IsIgnored = (bool?)json.Read("ignored") ?? false,
    };

    private static Change Change(AttributeValue json) =>
        new(Text(json, "description"), (string?)json.Read("diff") is { } diff ? new Lazy<string>(diff) : null, (string?)json.Read("may_because"));

    private static ResourceInfo Info(AttributeValue json) =>
        new(Text(json, "resource"), Text(json, "recipe"), Place(Text(json, "source")), (int?)json.Read("depth") ?? 0, (string?)json.Read("notified_by"));

    private static SourceLine Place(string text) => text.LastIndexOf(':') is > 0 and int at && int.TryParse(text.AsSpan(at + 1), out int line)
        ? new(text[..at], line)
        : new(text, 0);

    private static string Text(AttributeValue json, string name) => (string?)json.Read(name) ?? "";

    private static T Word<T>(AttributeValue json, string name, T otherwise) where T : struct, Enum =>
        Enum.TryParse(Text(json, name).Replace("_", ""), ignoreCase: true, out T value) ? value : otherwise;
}
