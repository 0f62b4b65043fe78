using System.Text.Json;
using RecipeRunner.Converging;
using RecipeRunner.Reporting;

namespace RecipeRunner.Tests.Reporting;

internal sealed class RunRecordTests
{
    private string state = "";

    [SetUp]
    public void MakeStateFolder() => state = Directory.CreateTempSubdirectory("record-").FullName;

    [TearDown]
    public void RemoveStateFolder() => Directory.Delete(state, recursive: true);

    private string Runs => state + "/runs";

    private string? Write(RunEvent[] events, ExitCode exitCode, string? error = null)
    {
        var record = new RunRecord(new StateFolders(state, state), TimeProvider.System);
        foreach (RunEvent e in events) record.On(e);
        return record.Write(exitCode, error);
    }

    private JsonElement Latest() => JsonDocument.Parse(File.ReadAllText(Runs + "/latest")).RootElement;

    [Test]
    public void A_run_is_kept_with_its_circumstances_and_its_end()
    {
        Assert.That(Write(SampleRuns.Converge, ExitCode.Success), Is.Null);
        JsonElement record = Latest();
        Assert.Multiple(() =>
        {
            Assert.That(record.GetProperty("node").GetString(), Is.EqualTo("lb1.example"));
            Assert.That(record.GetProperty("run_list")[0].GetString(), Is.EqualTo("recipe[app_layer]"));
            Assert.That(record.GetProperty("cookbooks").GetProperty("haproxy").GetString(), Is.EqualTo("1.2.0"));
            Assert.That(record.GetProperty("exit_code").GetInt32(), Is.Zero);
            Assert.That(record.GetProperty("status").GetString(), Is.EqualTo("succeeded"));
            Assert.That(record.GetProperty("updated").GetInt32(), Is.EqualTo(5));
            Assert.That(record.GetProperty("up_to_date")[0].GetString(), Is.EqualTo("directory[/etc/haproxy] create"));
            Assert.That(record.GetProperty("events").EnumerateArray().Count(e => e.GetProperty("event").GetString() == "resource"), Is.EqualTo(6));
            Assert.That(record.GetProperty("ended_at").GetString(), Does.Match(@"^\d{4}-.*Z$"));
        });
    }

    [Test]
    public void A_record_holds_who_notified_whom_when_actions_began_and_what_was_read()
    {
        RunStory story = Html.SampleStories.Converge;
        Write([story.Started!, .. story.Happened, new AttributesRead(new(story.Attributes)), story.Completed!], ExitCode.Success);
        RunStory again = new KeptRuns(Runs).Read(KeptRuns.Latest);
        Assert.Multiple(() =>
        {
            Assert.That(again.Happened.OfType<NotificationSent>(), Is.EqualTo(story.Happened.OfType<NotificationSent>()).And.Not.Empty);
            Assert.That(again.Actions.Select(a => a.Began), Is.EqualTo(story.Actions.Select(a => a.Began)).And.Not.Contains(null));
            Assert.That(again.Attributes, Is.EqualTo(story.Attributes).And.Not.Empty);
        });
    }

    [Test]
    public void What_took_long_to_find_nothing_to_do_is_kept_whole()
    {
        ResourceInfo resource = SampleRuns.Resource("package[web]", 3);
        Write([SampleRuns.Converge[0], new ActionCompleted(resource, "install", ActionStatus.UpToDate, [], RunStory.Slow, null)], ExitCode.Success);
        Assert.That(Latest().GetProperty("up_to_date").GetArrayLength(), Is.Zero);
        Assert.That(Latest().GetProperty("events")[0].GetProperty("source").GetString(), Is.EqualTo("cookbooks/haproxy/recipes/default.csx:3"));
    }

    [Test]
    public void A_record_is_for_its_owner_only()
    {
        Write(SampleRuns.Converge, ExitCode.Success);
        string file = Directory.GetFiles(Runs, "2*.json").Single();
        Assert.That(Path.GetFileName(file), Does.StartWith("20260304T050607.000Z-"));
        Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public void A_run_that_broke_off_is_kept_with_its_error()
    {
        Write([SampleRuns.Converge[0]], ExitCode.BadInput, "no cookbook 'x'");
        Assert.That(Latest().GetProperty("error").GetString(), Is.EqualTo("no cookbook 'x'"));
        Assert.That(Latest().GetProperty("exit_code").GetInt32(), Is.EqualTo(3));
    }

    [Test]
    public void A_run_that_never_started_leaves_no_record()
    {
        Write([], ExitCode.BadInput, "x");
        Assert.That(Directory.Exists(Runs), Is.False);
    }

    [Test]
    public void The_oldest_go_when_there_are_more_than_a_hundred()
    {
        Directory.CreateDirectory(Runs);
        for (int i = 0; i < 105; i++) File.WriteAllText($"{Runs}/20250101T000{i:000}.000Z-1.json", "{}");
        Write(SampleRuns.Converge, ExitCode.Success);
        string[] left = [.. Directory.GetFiles(Runs, "2*.json").Order(StringComparer.Ordinal)];
        Assert.That(left, Has.Length.EqualTo(RunRecordFolder.Kept));
        Assert.That(left[0], Does.EndWith("/20250101T000006.000Z-1.json"));
        Assert.That(Latest().GetProperty("node").GetString(), Is.EqualTo("lb1.example"));
    }

    [Test]
    public void A_record_that_cannot_be_written_is_a_message()
    {
        File.WriteAllText(Runs, "a file is in the way");
        Assert.That(Write(SampleRuns.Converge, ExitCode.Success), Does.StartWith("The record of this run could not be written to " + Runs));
    }
}
