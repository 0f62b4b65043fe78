namespace RecipeRunner.Reporting.Html;

/// <summary>Where the time went: the ten actions that took longest, composite ones left out, for their time is that of the actions inside.</summary>
internal static class Slowest
{
    private const int Most = 10;

    public static void Write(HtmlWriter html, IReadOnlyList<ReportedAction> actions)
    {
        ReportedAction[] slowest = [.. actions.Where(a => !a.IsComposite).OrderByDescending(a => a.Event.Duration).Take(Most)];
        html.Add($"<section id=\"slowest\" aria-labelledby=\"h-slowest\"><h2 id=\"h-slowest\">Slowest</h2>");
        if (slowest.Length == 0) html.Add($"<p>No action took long enough to be noted.</p>");
        html.Add($"<ol class=\"slowest\">");
        foreach (ReportedAction one in slowest)
            html.Add($"""
                <li class="{one.Look.Name}"><span class="time">{one.Time}</span>
                <div><a href="#{one.Id}">{one.Key}</a> <span class="action">{one.Event.Action}, {one.Look.Word}</span></div>
                <svg class="track" aria-hidden="true"><rect width="{Timeline.Percent(100 * (one.Event.Duration / slowest[0].Event.Duration))}" height="100%" rx="2"/></svg></li>
                """);
        html.Add($"</ol></section>");
    }
}
