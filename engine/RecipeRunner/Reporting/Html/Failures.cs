namespace RecipeRunner.Reporting.Html;

/// <summary>What failed, why, and where it is declared.</summary>
internal static class Failures
{
    public static void Write(HtmlWriter html, RunStory story, IReadOnlyList<ReportedAction> actions)
    {
        ReportedAction[] failed = [.. actions.Where(a => a.Event.Status == ActionStatus.Failed)];
        // An error that no resource told of: of a file, a recipe, the run as a whole.
        string? error = story.Completed?.Error is { } said && !Array.Exists(failed, f => said.Contains(f.Key, StringComparison.Ordinal)) ? said : null;
        if (failed.Length == 0 && error is null) return;
        html.Add($"<section id=\"failures\" aria-labelledby=\"h-failures\"><h2 id=\"h-failures\">What failed</h2>");
        if (error is not null) html.Add($"<div class=\"card failed\"><pre>{error}</pre></div>");
        foreach (ReportedAction one in failed.OrderBy(f => f.Event.IsIgnored)) Write(html, one);
        foreach (Message message in story.Happened.OfType<Message>().Where(m => m.Level >= LogLevel.Error)) html.Add($"<p class=\"remark\">{message.Text.TrimEnd()}</p>");
        html.Add($"</section>");
    }

    private static void Write(HtmlWriter html, ReportedAction one)
    {
        ResourceInfo resource = one.Event.Resource;
        html.Add($"""
            <article class="card {one.Look.Name}">
            <h3><a href="#{one.Id}">{one.Key}</a> {one.Look.Word} in action {one.Event.Action}</h3>
            <pre>{one.Event.Reason?.TrimEnd()}</pre>
            <p class="where">declared at <code>{resource.Source.ToString()}</code> in <code>{resource.Recipe}</code>
            """);
        if (resource.NotifiedBy is { } by) html.Add($", notified by <code>{by}</code>");
        html.Add($"</p></article>");
    }
}
