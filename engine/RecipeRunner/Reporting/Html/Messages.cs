namespace RecipeRunner.Reporting.Html;

/// <summary>What the recipes and the engine said, and what an earlier run left to this one.</summary>
internal static class Messages
{
    public static void Write(HtmlWriter html, RunStory story)
    {
        (string Level, string Text)[] said = [.. story.Happened.Select(Said).OfType<(string, string)>()];
        if (said.Length == 0) return;
        html.Add($"<section id=\"messages\" aria-labelledby=\"h-messages\"><h2 id=\"h-messages\">What it said</h2><ul class=\"messages\">");
        foreach ((string level, string text) in said)
            html.Add($"<li class=\"{level}\"><strong>{level}</strong> <span>{text.TrimEnd()}</span></li>");
        html.Add($"</ul></section>");
    }

    private static (string Level, string Text)? Said(RunEvent runEvent) => runEvent switch
    {
        // Errors stand with what failed.
        Message { Level: LogLevel.Info or LogLevel.Warn } e => (e.Level.ToString().ToLowerInvariant(), e.Text),
        OwedNotificationFound e => ("warn", DocFormatter.OwedText(e)),
        _ => null,
    };
}
