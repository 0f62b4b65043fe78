using RecipeRunner.Reporting;

namespace RecipeRunner.Tests.Reporting;

internal sealed class FormatterTests
{
    private static string Told(RunEvent[] run, Func<TextOutput, IRunObserver> formatter, bool colours = false)
    {
        var capture = new Capture(isTerminal: colours, colours);
        IRunObserver observer = formatter(capture.Output);
        foreach (RunEvent e in run) observer.On(e);
        return capture.Text;
    }

    [Test]
    public void Doc_tells_a_converge() => Snapshot.Matches(Told(SampleRuns.Converge, o => new DocFormatter(o)), "doc_converge");

    [Test]
    public void Doc_tells_a_plan() => Snapshot.Matches(Told(SampleRuns.Plan, o => new DocFormatter(o)), "doc_plan");

    [Test]
    public void Doc_tells_a_failure() => Snapshot.Matches(Told(SampleRuns.Failing, o => new DocFormatter(o)), "doc_failure");

    [Test]
    public void Doc_tells_ignored_failures() => Snapshot.Matches(Told(SampleRuns.Ignoring, o => new DocFormatter(o)), "doc_ignored");

    [Test]
    public void Min_tells_ignored_failures() => Snapshot.Matches(Told(SampleRuns.Ignoring, o => new MinFormatter(o)), "min_ignored");

    [Test]
    public void Json_tells_ignored_failures() => Snapshot.Matches(Told(SampleRuns.Ignoring, o => new JsonFormatter(o)), "json_ignored");

    [Test]
    public void Doc_paints_on_a_terminal() => Snapshot.Matches(Told(SampleRuns.Converge, o => new DocFormatter(o), colours: true), "doc_converge_coloured");

    [Test]
    public void Min_tells_a_converge() => Snapshot.Matches(Told(SampleRuns.Converge, o => new MinFormatter(o)), "min_converge");

    [Test]
    public void Min_tells_a_plan() => Snapshot.Matches(Told(SampleRuns.Plan, o => new MinFormatter(o)), "min_plan");

    [Test]
    public void Min_tells_a_failure() => Snapshot.Matches(Told(SampleRuns.Failing, o => new MinFormatter(o)), "min_failure");

    [Test]
    public void Json_tells_a_converge() => Snapshot.Matches(Told(SampleRuns.Converge, o => new JsonFormatter(o)), "json_converge");

    [Test]
    public void Json_tells_a_plan() => Snapshot.Matches(Told(SampleRuns.Plan, o => new JsonFormatter(o)), "json_plan");

    [Test]
    public void Json_tells_a_failure() => Snapshot.Matches(Told(SampleRuns.Failing, o => new JsonFormatter(o)), "json_failure");

    [Test]
    public void Doc_shows_debug_messages_when_asked() =>
        Assert.That(Told(SampleRuns.Converge, o => new DocFormatter(o, LogLevel.Debug)), Does.Contain("DEBUG: not shown by default\n"));

    [Test]
    public void Doc_names_a_recipe_again_only_when_it_changes()
    {
        RunEvent[] run =
        [
            .. SampleRuns.UpToDate(SampleRuns.Resource("file[/a]", 1), "create"),
            .. SampleRuns.UpToDate(SampleRuns.Resource("file[/b]", 2), "create"),
            .. SampleRuns.UpToDate(SampleRuns.Resource("file[/c]", 3) with { Recipe = "other::default" }, "create"),
        ];
        Assert.That(Told(run, o => new DocFormatter(o)), Is.EqualTo("""

            Recipe: haproxy::default
              * file[/a] action create (up to date)
              * file[/b] action create (up to date)

            Recipe: other::default
              * file[/c] action create (up to date)

            """));
    }

    [Test]
    public void An_error_that_no_resource_told_of_is_told_at_the_end()
    {
        RunEvent[] run = [new RunCompleted(RunStatus.Failed, 0, 0, 0, 0, TimeSpan.Zero, "disk full", [])];
        Assert.That(Told(run, o => new DocFormatter(o)), Does.Contain("disk full"));
    }

    [Test]
    public void An_interrupted_run_says_so()
    {
        RunEvent[] run = [new RunCompleted(RunStatus.Interrupted, 1, 0, 2, 0, TimeSpan.FromSeconds(3), null, [])];
        Assert.That(Told(run, o => new DocFormatter(o)), Is.EqualTo("\nInterrupted: 1 of 2 resources updated in 3.0 s; the next run does the rest\n"));
    }

    [Test]
    public void A_log_has_lines_with_time_and_level()
    {
        string log = Told(SampleRuns.Failing, o => new LogFileObserver(o, LogLevel.Warn, TimeProvider.System));
        Assert.That(log.Split('\n')[0], Does.Match(@"^\[\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d\] WARN: execute\[flaky\] action run failed, 1 tries left"));
        Assert.That(log, Does.Contain("FATAL: execute[flaky] failed\n").And.Not.Contain("INFO"));
    }

    [Test]
    public void A_log_holds_no_diffs() =>
        Assert.That(Told(SampleRuns.Converge, o => new LogFileObserver(o, LogLevel.Trace, TimeProvider.System)), Does.Contain("update content").And.Not.Contain("maxconn"));

    [Test]
    public void Recorded_events_are_replayed_in_order()
    {
        var recorder = new EventRecorder();
        foreach (RunEvent e in SampleRuns.Converge) recorder.On(e);
        var again = new EventRecorder();
        recorder.Replay(new ObserverFanOut([SilentObserver.Instance, again]));
        Assert.That(again.Events, Is.EqualTo(SampleRuns.Converge));
    }
}
