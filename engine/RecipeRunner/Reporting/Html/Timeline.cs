using System.Globalization;

namespace RecipeRunner.Reporting.Html;

/// <summary>When each action began and how long it took, as bars over the time of the run.</summary>
internal static class Timeline
{
    private const int MostRows = 80;
    private const int MostTicks = 5;
    private const double Thinnest = 0.35;

    public static void Write(HtmlWriter html, RunStory story, IReadOnlyList<ReportedAction> actions)
    {
        // What was skipped took no time.
        ReportedAction[] timed = [.. actions.Where(a => a.Event is { Began: not null, Status: not ActionStatus.Skipped })];
        html.Add($"<section id=\"timeline\" aria-labelledby=\"h-timeline\"><h2 id=\"h-timeline\">Timeline</h2>");
        if (timed.Length == 0) html.Add($"<p>{(actions.All(a => a.Event.Status == ActionStatus.Skipped) ? "No action ran." : "This run was recorded by a version that did not note when actions began.")}</p>");
        else Rows(html, story, timed);
        html.Add($"</section>");
    }

    private static void Rows(HtmlWriter html, RunStory story, ReportedAction[] timed)
    {
        TimeSpan end = timed.Max(a => a.Event.Began!.Value + a.Event.Duration);
        if (story.Completed?.Duration > end) end = story.Completed.Duration;
        ReportedAction[] shown = [.. timed.OrderByDescending(a => a.Event.Duration).Take(MostRows).OrderBy(a => a.Event.Began)];
        if (shown.Length < timed.Length) html.Add($"<p>The {shown.Length} that took longest, of {timed.Length}.</p>");
        Axis(html, end);
        html.Add($"<ol class=\"timeline\">");
        if (timed.Min(a => a.Event.Began!.Value) is { Ticks: > 0 } first)
            Row(html, "before", TimeSpan.Zero, first, end, h => h.Add($"<span class=\"name\">{(story.IsPlan ? "reading and compiling" : "reading, compiling, looking ahead")}</span>"));
        foreach (ReportedAction one in shown)
            Row(html, $"{one.Look.Name} depth{Math.Min(one.Event.Resource.Depth, 4)}", one.Event.Began!.Value, one.Event.Duration, end, h => h.Add($"""
                <a class="name" href="#{one.Id}"><span class="sign" aria-hidden="true">{one.Look.Sign}</span>{one.Key}</a> <span class="action">{one.Event.Action}</span><span class="only-heard">, {one.Look.Word}</span>
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
            <span class="at">at {Durations.Text(began)}</span> <span class="time">{Durations.Text(duration)}</span></li>
            """);
    }

    /// <summary>Round times over the bars, as many as are easily read.</summary>
    private static void Axis(HtmlWriter html, TimeSpan end)
    {
        html.Add($"<svg class=\"axis\" aria-hidden=\"true\">");
        for (TimeSpan at = TimeSpan.Zero, step = Step(end); at <= end; at += step)
            html.Add($"<line x1=\"{Percent(100 * (at / end))}\" x2=\"{Percent(100 * (at / end))}\" y1=\"0\" y2=\"100%\"/><text x=\"{Percent(100 * (at / end))}\" dx=\"4\" y=\"70%\">{Durations.Text(at)}</text>");
        html.Add($"</svg>");
    }

    /// <summary>The smallest round time that is in the whole at most five times.</summary>
    private static TimeSpan Step(TimeSpan end)
    {
        for (double unit = 1; ; unit *= 10)
            foreach (int times in (int[])[1, 2, 5])
                if (TimeSpan.FromMilliseconds(unit * times) is var step && step * MostTicks >= end)
                    return step;
    }

    public static string Percent(double value) => value.ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
