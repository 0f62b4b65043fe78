namespace RecipeRunner.Reporting.Html;

/// <summary>One action: closed a line, open all that is known of it.</summary>
internal static class ResourceEntry
{
    public static void Write(HtmlWriter html, ReportedAction one, IEnumerable<ActionRetried> retries, bool isOpen)
    {
        ActionCompleted e = one.Event;
        html.Add($"<details class=\"resource {one.Look.Name} depth{Math.Min(e.Resource.Depth, 4)}\" id=\"{one.Id}\" data-status=\"{one.Look.Word}\"{(isOpen ? " open" : "")}><summary>");
        Badge.Write(html, one.Look);
        html.Add($"""
            <span class="key">{one.Key}</span> <span class="action">{e.Action}</span> <span class="time">{one.Time}</span></summary>
            <div class="body">
            <p class="where">declared at <code>{e.Resource.Source.ToString()}</code> in <code>{e.Resource.Recipe}</code>{(e.Resource.NotifiedBy is { } by ? $", notified by {by}" : "")}</p>
            """);
        foreach (ActionRetried retry in retries) html.Add($"<p>failed and was tried again, {retry.Left} left: {retry.Message}</p>");
        if (e.Reason is { } reason) html.Add($"<pre class=\"reason\">{reason.TrimEnd()}</pre>");
        foreach (Change change in e.Changes) Write(html, change);
        html.Add($"</div></details>");
    }

    private static void Write(HtmlWriter html, Change change)
    {
        html.Add($"<p class=\"step\">{change.Description}</p>");
        if (change.MayBecause is { } because) html.Add($"<p class=\"may\">may: {because}</p>");
        if (change.Diff is { } diff) DiffView.Write(html, diff.Value);
    }
}
