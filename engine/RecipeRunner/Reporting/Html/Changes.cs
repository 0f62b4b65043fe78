namespace RecipeRunner.Reporting.Html;

/// <summary>What the run changed, or would, each a line.</summary>
internal static class Changes
{
    private const int AtOnce = 12;

    public static void Write(HtmlWriter html, RunStory story, IReadOnlyList<ReportedAction> actions)
    {
        ReportedAction[] changed = [.. actions.Where(a => a.IsChange)];
        html.Add($"<section id=\"changes\" aria-labelledby=\"h-changes\"><h2 id=\"h-changes\">{Title(story)}</h2>");
        if (changed.Length == 0) html.Add($"<p>Nothing.</p>");
        List(html, changed.AsSpan(0, Math.Min(AtOnce, changed.Length)));
        if (changed.Length > AtOnce)
        {
            html.Add($"<details><summary>{changed.Length - AtOnce} more</summary>");
            List(html, changed.AsSpan(AtOnce));
            html.Add($"</details>");
        }
        html.Add($"</section>");
    }

    private static string Title(RunStory story) => story.IsPlan ? "What would change" : "What changed";

    private static void List(HtmlWriter html, ReadOnlySpan<ReportedAction> changed)
    {
        html.Add($"<ul class=\"changes\">");
        foreach (ReportedAction one in changed)
        {
            html.Add($"<li>");
            Badge.Write(html, one.Look);
            html.Add($"<a href=\"#{one.Id}\">{one.Key}</a><div>");
            foreach (Change change in one.Event.Changes)
                html.Add($"<p>{change.Description}{(change.MayBecause is { } because ? $" (may: {because})" : "")}</p>");
            if (one.Event.Changes.Count == 0) html.Add($"<p>may: {one.Event.Reason}</p>");
            html.Add($"</div></li>");
        }
        html.Add($"</ul>");
    }
}
