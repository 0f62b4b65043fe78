using System.Globalization;

namespace RecipeRunner.Reporting.Html;

/// <summary>When each action began and how long it took, as bars over the time of the run.</summary>
internal static class Timeline
{
    private const int MostRows = 80;
    private const double Thinnest = 0.35;

    public static void Write(HtmlWriter html, RunStory story, IReadOnlyList<ReportedAction> actions)
    {
        ReportedAction[] timed = [.. actions.Where(a => a.Event.Began is not null)];
        html.Add($"<section id=\"timeline\" aria-labelledby=\"h-timeline\"><h2 id=\"h-timeline\">Timeline</h2>");
        if (timed.Length == 0) html.Add($"<p>{(actions.Count == 0 ? "No action ran." : "This run was recorded by a version that did not note when actions began.")}</p>");
        else Rows(html, story, timed);
        html.Add($"</section>");
    }

    private static void Rows(HtmlWriter html, RunStory story, ReportedAction[] timed)
    {
        TimeSpan end = timed.Max(a => a.Event.Began!.Value + a.Event.Duration);
        if (story.Completed?.Duration > end) end = story.Completed.Duration;
        ReportedAction[] shown = [.. timed.OrderByDescending(a => a.Event.Duration).Take(MostRows).OrderBy(a => a.Event.Began)];
        if (shown.Length < timed.Length) html.Add($"<p>The {shown.Length} that took longest, of {timed.Length}.</p>");
        html.Add($"<div class=\"axis\" aria-hidden=\"true\">");
        for (int i = 0; i <= 4; i++) html.Add($"<span>{Durations.Text(end * i / 4)}</span>");
        html.Add($"</div><ol class=\"timeline\">");
        if (timed.Min(a => a.Event.Began!.Value) is { Ticks: > 0 } first)
            Row(html, "before", TimeSpan.Zero, first, end, h => h.Add($"<span class=\"name\">{(story.IsPlan ? "reading and compiling" : "reading, compiling, looking ahead")}</span>"));
        foreach (ReportedAction one in shown)
            Row(html, $"{one.Look.Name} depth{Math.Min(one.Event.Resource.Depth, 4)}", one.Event.Began!.Value, one.Event.Duration, end, h => h.Add($"""
                <a class="name" href="#{one.Id}"><span class="sign" aria-hidden="true">{one.Look.Sign}</span>{one.Key}</a> <span class="action">{one.Event.Action}, {one.Look.Word}</span>
                """));
        html.Add($"</ol>");
    }

    private static void Row(HtmlWriter html, string look, TimeSpan began, TimeSpan duration, TimeSpan end, Action<HtmlWriter> label)
    {
        double width = Math.Clamp(100 * (duration / end), Thinnest, 100), left = Math.Min(100 * (began / end), 100 - width);
        html.Add($"<li class=\"{look}\"><div>");
        label(html);
        html.Add($"""
            </div><svg class="track" aria-hidden="true"><rect x="{Percent(left)}" width="{Percent(width)}" height="100%" rx="2"/></svg>
            <span class="time">{Durations.Text(duration)} <span class="at">from {Durations.Text(began)}</span></span></li>
            """);
    }

    public static string Percent(double value) => value.ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
