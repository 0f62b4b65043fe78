using RecipeRunner.Reporting;
using RecipeRunner.Testing;
using static RecipeRunner.Dsl.Actions;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Resources;

[TestFixture]
public sealed class FileTests
{
    private FakeMachine machine = null!;
    private RecipeTest test = null!;

    [SetUp]
    public void Begin()
    {
        machine = FakeMachine.Debian12().HasFile("/etc/app.conf", "old\n", mode: "0600");
        test = RecipeTest.On(machine);
    }

    [Test]
    public void New_content_and_mode_are_one_step_with_a_diff()
    {
        var result = test.Converge(() => File("/etc/app.conf", new() { Content = "new\n", Mode = "0644" }));
        Assert.That(result.Steps, Is.EqualTo(new[] { "update content in file /etc/app.conf, mode 0600 to 0644" }));
        Assert.That(result.Actions.Single().Changes[0].Diff!.Value, Does.Contain("-old").And.Contain("+new"));
    }

    [Test]
    public void A_sensitive_file_shows_no_diff()
    {
        var result = test.Converge(() => File("/etc/app.conf", new() { Content = "the password\n", Sensitive = true }));
        Assert.That(result.Actions.Single().Changes[0].Diff!.Value, Does.Not.Contain("password"));
    }

    [Test]
    public void Each_verify_is_asked_and_one_refusal_keeps_the_old_file()
    {
        machine.Command("first *").Returns(0);
        machine.Command("second *").Returns(1, stderr: "line 1: no");
        var result = test.TryConverge(() => File("/etc/app.conf", new() { Content = "bad", Verify = ["first {path}", "second %{path}"] }));
        Assert.That(result.Error!.Message, Does.Contain("second").And.Contain("line 1: no").And.Contain("kept in"));
        Assert.That(machine.ReadText("/etc/app.conf"), Is.EqualTo("old\n"));
    }

    [TestCase("/etc/part.conf", true)]
    [TestCase("/etc/other.conf", false)]
    public void A_plan_asks_too_early_where_the_check_misses_a_file_that_the_plan_makes(string missed, bool goesOn)
    {
        machine.Command("check *").Answers(_ => machine.Files.Stat(missed) is null ? new(1, "", $"line 1: cannot open '{missed}': No such file") : new(0, "", ""));
        void Recipe()
        {
            File("/etc/part.conf", new() { Content = "part" });
            File("/etc/app.conf", new() { Content = "include part", Verify = "check {path}" });
        }
        RecipeTestResult plan = test.Plan(Recipe);
        Assert.That(plan.StatusOf("file[/etc/app.conf]"), Is.EqualTo(goesOn ? ActionStatus.WouldUpdate : ActionStatus.MayUpdate));
        Assert.That(plan.Actions.Last().Reason, goesOn ? Is.Null : Does.Contain("refused"));
        Assert.That(test.TryConverge(Recipe).Error, goesOn ? Is.Null : Is.Not.Null);
    }

    [Test]
    public void Content_that_is_not_needed_is_not_worked_out()
    {
        var result = test.NotIdempotent("the second run needs the content").Converge(() => File("/etc/app.conf", new() { Content = Lazy<string>(() => throw new IOException("worked out")), Action = [CreateIfMissing, Delete] }));
        Assert.That(result.Actions.Select(a => a.Status), Is.EqualTo(new[] { ActionStatus.UpToDate, ActionStatus.Updated }));
    }

    [Test]
    public void A_delayed_action_waits_for_the_end()
    {
        var result = test.Converge(() =>
        {
            File("/srv/late", new() { Action = Nothing, DelayedAction = Create });
            File("/srv/early");
        });
        Assert.That(result.Steps, Is.EqualTo(new[] { "create new file /srv/early", "create new file /srv/late" }));
    }
}
