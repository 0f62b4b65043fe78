using RecipeRunner.Resources;

namespace RecipeRunner.Reporting.Html;

/// <summary>Who notified whom, when, and what came of it.</summary>
internal static class Notifications
{
    public static void Write(HtmlWriter html, RunStory story, IReadOnlyList<ReportedAction> actions)
    {
        html.Add($"<section id=\"notifications\" aria-labelledby=\"h-notifications\"><h2 id=\"h-notifications\">Who notified whom</h2>");
        Sent[] sent = [.. Of(story, actions)];
        if (sent.Length == 0) html.Add($"<p>Nobody notified anybody.</p>");
        html.Add($"<ul class=\"notifications\">");
        foreach (IGrouping<string, Sent> sender in sent.GroupBy(s => s.From))
        {
            html.Add($"<li>");
            Name(html, sender.Key, actions.FirstOrDefault(a => a.Key == sender.Key && a.Event.Resource.NotifiedBy is null));
            html.Add($"<ul>");
            foreach (Sent one in sender)
            {
                html.Add($"<li><span class=\"arrow\" aria-hidden=\"true\">\u2192</span><span class=\"only-heard\">notifies</span>");
                Name(html, one.Target, one.Came);
                html.Add($"<strong>{one.Action}</strong><span class=\"timing\">{one.When}</span>");
                if (one.Came is { } came) Badge.Write(html, came.Look);
                else html.Add($"<span class=\"where\">{one.Otherwise}</span>");
                html.Add($"</li>");
            }
            html.Add($"</ul></li>");
        }
        html.Add($"</ul></section>");
    }

    private static IEnumerable<Sent> Of(RunStory story, IReadOnlyList<ReportedAction> actions)
    {
        NotificationSent[] told = [.. story.Happened.OfType<NotificationSent>()];
        foreach (NotificationSent n in told)
        {
            ReportedAction? came = actions.FirstOrDefault(a => a.Key == n.Target && a.Event.Action == n.Action
                && (a.Event.Resource.NotifiedBy == n.From || (n.Timing == Timing.Delayed && a.Event.Resource.NotifiedBy is not null)));
            bool isIdle = story.UpToDate.Contains($"{n.Target} {n.Action}");
            yield return new(n.From, n.Target, n.Action, n.Timing.ToString().ToLowerInvariant(), came,
                isIdle ? "nothing to do" : story.IsPlan ? "not reached" : "not delivered: the next run owes it");
        }
        // Those of an earlier run, and of records that hold no notifications of their own.
        foreach (ReportedAction a in actions)
            if (a.Event.Resource.NotifiedBy is { } from && !Array.Exists(told, n => n.Target == a.Key && n.Action == a.Event.Action))
                yield return new(from, a.Key, a.Event.Action, from == a.Key ? "delayed, by itself" : "", a, "");
    }

    private static void Name(HtmlWriter html, string key, ReportedAction? at)
    {
        if (at is null) html.Add($"<span class=\"key\">{key}</span>");
        else html.Add($"<a class=\"key\" href=\"#{at.Id}\">{key}</a>");
    }

    private sealed record Sent(string From, string Target, string Action, string When, ReportedAction? Came, string Otherwise);
}
