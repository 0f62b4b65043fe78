namespace RecipeRunner.Reporting.Html;

/// <summary>What ran: run list, cookbooks with versions, and what the recipes suggest to try next.</summary>
internal static class Circumstances
{
    public static void Write(HtmlWriter html, RunStory story)
    {
        html.Add($"""
            <section id="circumstances" aria-labelledby="h-circumstances"><h2 id="h-circumstances">What ran</h2>
            <h3>Run list</h3>
            """);
        List(html, "chips", story.Started?.RunList ?? [], "empty");
        html.Add($"<h3>Cookbooks</h3>");
        List(html, "chips", [.. (story.Compiled?.Cookbooks ?? []).Select(c => $"{c.Name} {c.Version}")], "none was reached");
        if (story.Started?.CookbookRevision is { } revision) html.Add($"<p>Fetched cookbooks at <code>{revision}</code></p>");
        html.Add($"<h3>Record</h3><p><code>{story.Name}</code></p>");
        if (story.Completed is { Next.Count: > 0 } end)
        {
            html.Add($"<h3>Next</h3>");
            List(html, "plain", end.Next, "");
        }
        html.Add($"</section>");
    }

    private static void List(HtmlWriter html, string look, IReadOnlyList<string> items, string nothing)
    {
        if (items.Count == 0) html.Add($"<p>{nothing}</p>");
        html.Add($"<ul class=\"{look}\">");
        foreach (string item in items) html.Add($"<li><code>{item}</code></li>");
        html.Add($"</ul>");
    }
}
