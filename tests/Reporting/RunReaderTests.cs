using System.Text;
using RecipeRunner.Converging;
using RecipeRunner.Reporting;
using RecipeRunner.Tests.Reporting.Html;

namespace RecipeRunner.Tests.Reporting;

internal sealed class RunReaderTests
{
    [Test]
    public void Lines_of_json_tell_a_run_again([Values] bool asPlan)
    {
        RunEvent[] run = asPlan ? SampleRuns.Plan : SampleRuns.Failing;
        Assert.That(Doc(Read(Lines(run))), Is.EqualTo(Doc(SampleStories.Of(run))));
    }

    [Test]
    public void What_happened_inside_a_composite_resource_is_told_inside_it()
    {
        string told = Doc(SampleStories.Converge);
        Assert.That(told.IndexOf("* app_layer_port[80]", StringComparison.Ordinal), Is.InRange(0, told.IndexOf("* file[/etc/port guard]", StringComparison.Ordinal)));
    }

    [Test]
    public void Everything_that_a_page_shows_comes_back()
    {
        RunStory story = SampleStories.Converge, again = Read(Lines([story.Started!, story.Compiled!, .. story.Happened, new AttributesRead(new(story.Attributes)), story.Completed!]));
        Assert.Multiple(() =>
        {
            Assert.That(again.Attributes, Is.EqualTo(story.Attributes));
            Assert.That(again.Happened.OfType<NotificationSent>(), Is.EqualTo(story.Happened.OfType<NotificationSent>()));
            Assert.That(again.Actions.Select(a => (a.Resource, a.Action, a.Status, a.Began, a.Duration)), Is.EqualTo(story.Actions.Select(a => (a.Resource, a.Action, a.Status, a.Began, a.Duration))));
            Assert.That(again.Compiled!.Cookbooks, Is.EqualTo(story.Compiled!.Cookbooks));
            Assert.That(again.Completed!.Next, Is.EqualTo(story.Completed!.Next));
        });
    }

    [Test]
    public void A_record_of_an_older_version_is_read()
    {
        RunStory story = Read("""
            {"node":"lb1.example","run_list":["recipe[haproxy]"],"why_run":false,"started_at":"2026-03-04T05:06:07.000Z","ended_at":"2026-03-04T05:06:09.000Z","exit_code":0,
            "status":"succeeded","updated":1,"total":2,"failed":0,"duration_ms":1999.5,"error":null,"next":[],"cookbooks":{"haproxy":"1.2.0"},
            "events":[{"event":"resource","resource":"file[/a]","action":"create","status":"updated","changes":[{"description":"create new file /a"}],
            "duration_ms":1.5,"source":"cookbooks/haproxy/recipes/default.csx:4","recipe":"haproxy::default","depth":0,"notified_by":null,"reason":null},{"event":"of a newer one"}],
            "up_to_date":["file[/b] create"]}
            """);
        Assert.Multiple(() =>
        {
            Assert.That(story.Actions.Single().Resource.Source, Is.EqualTo(new SourceLine("cookbooks/haproxy/recipes/default.csx", 4)));
            Assert.That(story.UpToDate, Is.EqualTo(new[] { "file[/b] create" }));
            Assert.That(story.Completed!.Duration, Is.EqualTo(TimeSpan.FromMilliseconds(1999.5)));
            Assert.That(RecipeRunner.Reporting.Html.RunPage.Of(story), Does.Contain("did not note when actions began"));
        });
    }

    [Test]
    public void A_run_that_broke_off_is_read_from_its_record()
    {
        RunStory story = Read("""{"node":"n","run_list":[],"why_run":false,"started_at":"2026-03-04T05:06:07Z","ended_at":"2026-03-04T05:06:09Z","exit_code":3,"status":"failed","error":"no cookbook 'x'","events":[],"up_to_date":[]}""");
        Assert.That(story.Completed, Is.EqualTo(new RunCompleted(RunStatus.Failed, 0, 0, 0, 0, TimeSpan.FromSeconds(2), "no cookbook 'x'", story.Completed!.Next)));
    }

    [Test]
    public void A_line_that_was_cut_off_is_left_out() =>
        Assert.That(Read(Lines(SampleRuns.Converge)[..^40]).Completed, Is.Null);

    [TestCase("""{ "run_list": ["recipe[web]"] }""", "sample is not about a run")]
    [TestCase("{\"event\":\"message\",\"level\":\"info\",\"text\":\"x\"}\n", "sample does not tell how a run began")]
    [TestCase("no JSON", "sample")]
    public void Something_else_is_refused(string text, string complaint) =>
        Assert.That(() => Read(text), Throws.InstanceOf<RecipeRunnerException>().With.Message.Contains(complaint));

    private static RunStory Read(string text) => RunReader.Read(Encoding.UTF8.GetBytes(text), "sample");

    private static string Lines(RunEvent[] run)
    {
        var capture = new Capture();
        var json = new JsonFormatter(capture.Output);
        foreach (RunEvent e in run) json.On(e);
        return capture.Text;
    }

    private static string Doc(RunStory story)
    {
        var capture = new Capture();
        story.Tell(new DocFormatter(capture.Output));
        return capture.Text;
    }
}
