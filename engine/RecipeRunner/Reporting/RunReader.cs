using RecipeRunner.Converging;
using RecipeRunner.Nodes;

namespace RecipeRunner.Reporting;

/// <summary>Reads a run back: its record, or the lines that <c>-F json</c> wrote.</summary>
internal static class RunReader
{
    /// <param name="text">What was written.</param>
    /// <param name="name">What the run is called.</param>
    /// <exception cref="RecipeRunnerException">It is something else.</exception>
    public static RunStory Read(ReadOnlySpan<byte> text, string name)
    {
        var story = new RunStory(name);
        if (text.TrimStart(" \r\n\t"u8).StartsWith("{\"event\""u8)) Lines(text, story);
        else Record(Document(text, name), story);
        return story;
    }

    private static void Record(AttributeValue json, RunStory story)
    {
        if (!json.Has("started_at") || !json.Has("events"))
            throw new RecipeRunnerException($"{story.Name} is not about a run: it is neither a record of one nor what -F json writes");
        RunStarted started = EventReader.Started(json, "started_at");
        story.On(started);
        if (json.Has("cookbooks")) story.On(EventReader.Compiled(json));
        foreach (AttributeValue entry in EventReader.Items(json, "events"))
            if (EventReader.Of(entry) is { } happened) story.On(happened);
        foreach (string action in EventReader.Texts(json, "up_to_date")) story.NamedOnly(action);
        story.On(EventReader.Read(json));
        TimeSpan duration = json.Has("duration_ms") ? EventReader.Milliseconds(json, "duration_ms") : EventReader.Time(json, "ended_at") - started.At;
        story.On(EventReader.Completed(json, duration));
    }

    private static void Lines(ReadOnlySpan<byte> text, RunStory story)
    {
        for (int number = 1; text.Length > 0; number++)
        {
            int end = text.IndexOf((byte)'\n');
            // A line without its end is what a run that was killed left behind.
            if (end < 0) break;
            ReadOnlySpan<byte> line = text[..end].Trim(" \r\t"u8);
            text = text[(end + 1)..];
            if (line.Length > 0 && EventReader.Of(Document(line, $"{story.Name}, line {number}")) is { } happened) story.On(happened);
        }
        if (story.Started is null) throw new RecipeRunnerException($"{story.Name} does not tell how a run began: the lines of -F json are wanted from the first one on");
    }

    private static AttributeValue Document(ReadOnlySpan<byte> json, string title) =>
        AttributeTree.Document(JsonMap.Read(json, new OriginSource(OriginKind.Engine, title)), title);
}
