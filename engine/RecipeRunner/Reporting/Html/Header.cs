using System.Globalization;

namespace RecipeRunner.Reporting.Html;

/// <summary>The top of the page: what became of the run, in a sentence and a few numbers, and the way to each part.</summary>
internal static class Header
{
    public static void Write(HtmlWriter html, RunStory story, IReadOnlyList<ReportedAction> actions)
    {
        html.Add($"""
            <a class="skip" href="#main">Skip to the report</a>
            <a class="skip" href="#resources">Skip to the resources</a>
            <header class="{Mood(story)}">
            <div class="top">
            <p class="eyebrow"><strong>{story.Started?.NodeName}</strong> <span>{(story.IsPlan ? "plan" : "converge")}</span> <time>{When(story)}</time></p>
            <button type="button" id="theme" class="needs-script" hidden>Theme: system</button>
            </div>
            <h1><span class="sign" aria-hidden="true">{Sign(story)}</span> {Outcome(story)}</h1>
            <dl class="figures">
            """);
        RunCompleted? end = story.Completed;
        Figure(html, story.IsPlan ? "would be updated" : "updated", end?.Updated ?? actions.Count(a => a.Event.Status == ActionStatus.Updated));
        if (story.IsPlan) Figure(html, "may be updated", end?.May ?? 0);
        Figure(html, "failed", end?.Failed ?? actions.Count(a => a.Event.Status == ActionStatus.Failed));
        Figure(html, "skipped", actions.Count(a => a.Event.Status == ActionStatus.Skipped));
        Figure(html, "up to date", story.UpToDate.Count + actions.Count(a => a.Event.Status == ActionStatus.UpToDate));
        if (end is not null) html.Add($"<div><dt>in all</dt><dd>{Durations.Text(end.Duration)}</dd></div>");
        html.Add($"</dl></header>");
        Ways(html, story);
    }

    /// <summary>How the run ended, in a sentence.</summary>
    public static string Outcome(RunStory story) => story.Completed is { } end
        ? RunSummary.Sentence(end, story.IsPlan)
        : "Not ended: nobody told how this run ended; it was killed, or it goes on";

    private static void Ways(HtmlWriter html, RunStory story)
    {
        html.Add($"<nav aria-label=\"Parts of the report\"><ul>");
        if (story.Actions.Any(a => a.Status == ActionStatus.Failed) || story.Completed?.Error is not null) html.Add($"<li><a href=\"#failures\">Failures</a></li>");
        html.Add($"""
            <li><a href="#changes">Changes</a></li>
            <li><a href="#timeline">Timeline</a></li>
            <li><a href="#resources">Resources</a></li>
            <li><a href="#notifications">Notifications</a></li>
            <li><a href="#slowest">Slowest</a></li>
            <li><a href="#circumstances">Run list, cookbooks</a></li>
            <li><a href="#attributes">Attributes</a></li>
            </ul></nav>
            """);
    }

    private static void Figure(HtmlWriter html, string name, int count) =>
        html.Add($"<div class=\"{(count == 0 ? "none" : "some")}\"><dt>{name}</dt><dd>{count}</dd></div>");

    private static string When(RunStory story) => story.Started is { At.Year: > 1 } started
        ? started.At.UtcDateTime.ToString("d MMMM yyyy, HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)
        : "";

    private static string Mood(RunStory story) => story.Completed?.Status switch
    {
        RunStatus.Succeeded => story.Completed.Failed > 0 ? "warned" : "succeeded",
        RunStatus.Failed => "failed",
        _ => "warned",
    };

    private static string Sign(RunStory story) => Mood(story) switch
    {
        "succeeded" => "\u2713",
        "failed" => "\u00d7",
        _ => "!",
    };
}
