namespace RecipeRunner.Reporting.Html;

/// <summary>All actions with what they did, to be filtered by status and text.</summary>
internal static class ResourceList
{
    /// <summary>Up to so many changes, and each of up to so many lines, are open from the start.</summary>
    private const int Few = 6, Short = 60;

    public static void Write(HtmlWriter html, RunStory story, IReadOnlyList<ReportedAction> actions)
    {
        html.Add($"<section id=\"resources\" aria-labelledby=\"h-resources\" tabindex=\"-1\"><h2 id=\"h-resources\">Resources</h2>");
        if (actions.Count > 0) Filter(html, actions);
        bool open = actions.Count(a => a.IsChange) <= Few;
        ILookup<(string, string), ActionRetried> retries = story.Happened.OfType<ActionRetried>().ToLookup(r => (r.Resource.Key, r.Action));
        html.Add($"<div class=\"resources\">");
        foreach (ReportedAction one in actions)
            ResourceEntry.Write(html, one, retries[(one.Key, one.Event.Action)], isOpen: one.Event.Status == ActionStatus.Failed || (open && HasShortDiff(one.Event)));
        html.Add($"</div>");
        if (story.UpToDate.Count > 0) UpToDate(html, story.UpToDate);
        html.Add($"</section>");
    }

    private static bool HasShortDiff(ActionCompleted action) =>
        action.Changes.Sum(c => c.Diff?.Value.AsSpan().Count('\n') ?? 0) is > 0 and <= Short;

    private static void Filter(HtmlWriter html, IReadOnlyList<ReportedAction> actions)
    {
        html.Add($"""
            <form id="filter" role="search" class="needs-script" hidden>
            <label>Filter <input type="search" id="text" placeholder="name, recipe, diff ..." autocomplete="off" spellcheck="false"></label>
            <fieldset><legend>Status</legend>
            """);
        foreach (IGrouping<StatusLook, ReportedAction> status in actions.GroupBy(a => a.Look))
            html.Add($"<label class=\"{status.Key.Name}\"><input type=\"checkbox\" name=\"status\" value=\"{status.Key.Word}\" checked> {status.Key.Word} <span class=\"count\">{status.Count()}</span></label>");
        html.Add($"""
            </fieldset>
            <button type="button" id="all">Open all</button>
            <output id="shown" aria-live="polite"></output>
            </form>
            """);
    }

    private static void UpToDate(HtmlWriter html, IReadOnlyList<string> actions)
    {
        html.Add($"<details class=\"rest\"><summary>");
        Badge.Write(html, StatusLook.UpToDate);
        html.Add($"{actions.Count} more, with nothing to do</summary><ul class=\"plain\">");
        foreach (string action in actions) html.Add($"<li><code>{action}</code></li>");
        html.Add($"</ul></details>");
    }
}
