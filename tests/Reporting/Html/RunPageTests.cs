using System.Text.RegularExpressions;
using RecipeRunner.Reporting;
using RecipeRunner.Reporting.Html;

namespace RecipeRunner.Tests.Reporting.Html;

internal sealed partial class RunPageTests
{
    private const string Nasty = "</script><img src=x onerror=alert(1)>\"'&\u001b[31m\u202e";

    [Test]
    public void A_converge_is_shown() => Snapshot.Matches(Body(SampleStories.Converge), "page_converge");

    [Test]
    public void A_plan_is_shown() => Snapshot.Matches(Body(SampleStories.Plan), "page_plan");

    [Test]
    public void A_failed_run_is_shown_with_reason_and_source() => Snapshot.Matches(Body(SampleStories.Failing), "page_failing");

    [Test]
    public void A_run_that_was_killed_is_shown_as_far_as_it_got()
    {
        var story = new RunStory("lines");
        foreach (RunEvent e in SampleRuns.Converge[..8]) story.On(e);
        Assert.That(RunPage.Of(story), Does.Contain("Not ended").And.Contain("package[haproxy]"));
    }

    [Test]
    public void Whatever_a_run_says_stays_text()
    {
        var resource = new ResourceInfo($"file[{Nasty}]", Nasty, new(Nasty, 3), 0, Nasty);
        var change = new Change(Nasty, new Lazy<string>($"--- {Nasty}\n+++ b\n@@ -1 +1 @@\n-{Nasty}\n+{Nasty}\n"), Nasty);
        RunEvent[] run =
        [
            new RunStarted(SampleRuns.At, Nasty, [Nasty], WhyRun: false) { CookbookRevision = Nasty },
            new CompilePhaseCompleted([(Nasty, Nasty)], 1, 0),
            new OwedNotificationFound(Nasty, Nasty, Nasty, true),
            new ActionStarted(resource, Nasty),
            new ActionRetried(resource, Nasty, 1, Nasty),
            new ActionCompleted(resource, Nasty, ActionStatus.Failed, [change], TimeSpan.FromSeconds(1), Nasty),
            new Message(LogLevel.Warn, Nasty),
            new RunCompleted(RunStatus.Failed, 0, 0, 1, 1, TimeSpan.FromSeconds(2), Nasty, [Nasty]),
        ];
        RunStory story = SampleStories.Of(run,
            new NotificationSent(Nasty, Nasty, Nasty, RecipeRunner.Resources.Timing.Before),
            new AttributesRead(new Lazy<IReadOnlyList<AttributeRead>>([new(Nasty, Nasty, Nasty, Nasty, Nasty)])));
        story.NamedOnly(Nasty);

        string page = RunPage.Of(story);

        Assert.That(page, Does.Contain("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;\u241b[31m[U+202E]"));
        Assert.That(Regex.Count(page, "<script"), Is.EqualTo(1));
        Assert.That(page, Does.Not.Contain("<img").And.Not.Contain("\u001b").And.Not.Contain("\u202e"));
        // Nothing nasty stands behind a quote that ends an attribute.
        Assert.That(Tags().Matches(page).Select(m => m.Value), Has.None.Contains("onerror"));
    }

    [Test]
    public void The_page_names_no_other_place()
    {
        string page = RunPage.Of(SampleStories.Converge);
        Assert.That(Links().Matches(page).Select(m => m.Groups[1].Value), Is.All.StartsWith("#").Or.EqualTo("data:,"));
        Assert.That(page, Does.Not.Contain("url(").And.Not.Contain("@import").And.Not.Contain(" style=").And.Not.Contain(" onclick="));
    }

    [Test]
    public void Every_link_leads_to_a_place_on_the_page()
    {
        string page = RunPage.Of(SampleStories.Failing);
        string[] places = [.. Ids().Matches(page).Select(m => m.Groups[1].Value)];
        Assert.That(places, Is.Unique);
        Assert.That(Links().Matches(page).Select(m => m.Groups[1].Value).Where(l => l.StartsWith('#')).Select(l => l[1..]).Distinct(), Is.SubsetOf(places));
    }

    /// <summary>The page without what is the same in all of them.</summary>
    private static string Body(RunStory story)
    {
        string page = RunPage.Of(story);
        int from = page.IndexOf("<header", StringComparison.Ordinal), to = page.IndexOf("</main>", StringComparison.Ordinal);
        return page[from..to];
    }

    [GeneratedRegex("<[a-z][^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(" (?:href|src)=\"([^\"]*)\"")]
    private static partial Regex Links();

    [GeneratedRegex(" id=\"([^\"]*)\"")]
    private static partial Regex Ids();
}
