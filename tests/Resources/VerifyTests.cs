using RecipeRunner.Converging;
using RecipeRunner.Reporting;
using RecipeRunner.Testing;
using static RecipeRunner.Dsl.Actions;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Resources;

public sealed class VerifyTests
{
    private FakeMachine machine = null!;
    private RecipeTest test = null!;

    [SetUp]
    public void Begin()
    {
        machine = FakeMachine.Debian12().HasFile("/etc/app.conf", "old\n");
        test = RecipeTest.On(machine).WithStateIn("/var/lib/state");
    }

    [Test]
    public void A_refused_content_is_found_by_a_plan()
    {
        machine.Command("check *").Returns(1, stderr: "line 1: no");

        Assert.That(test.TryPlan(Bad).Error!.Message, Does.Contain("line 1: no"));
    }

    [Test]
    public void After_other_changes_a_plan_says_that_it_may_be_refused()
    {
        machine.Command("check *").Returns(1, stderr: "line 1: no");

        ActionCompleted planned = test.Plan(() =>
        {
            File("/etc/other.conf", new() { Content = "x" });
            Bad();
        }).Actions.Last();

        Assert.That(planned.Status, Is.EqualTo(ActionStatus.MayUpdate));
        Assert.That(planned.Reason, Does.Contain("as things stand: ").And.Contain("line 1: no"));
    }

    [Test]
    public void A_check_whose_program_is_not_there_yet_does_not_keep_a_plan_from_going_on()
    {
        machine.Command("check *").Returns(127, stderr: "check: not found");

        ActionCompleted planned = test.Plan(() =>
        {
            File("/etc/other.conf", new() { Content = "x" });
            Bad();
        }).Actions.Last();

        Assert.That(planned.Changes, Has.Count.EqualTo(1));
    }

    /// <summary>nginx -t, say, opens its log and its PID file, and a plan needs no root.</summary>
    [Test]
    public void A_check_that_lacks_rights_makes_a_plan_doubtful_and_refuses_in_a_converge()
    {
        using var kitchen = new Kitchen().Recipe("""
            File("/etc/app.conf", new() { Content = "new\n", Verify = "check {path}" });
            File("/etc/copy.conf", new() { Content = Lazy(() => ReadFile("/etc/app.conf")) });
            """);
        kitchen.Fake.Command("check *").Returns(1, stderr: "open() failed (13: Permission denied)");

        Outcome plan = kitchen.Plan();

        Assert.That(plan.ExitCode, Is.EqualTo(ExitCode.ChangesPlanned), plan.ToString());
        Assert.That(plan.Out, Does.Contain("Would create new file /etc/app.conf (may: its check `check {path}` needs more rights than this plan has)")
            .And.Contain("Plan: 0 would be updated, 2 may be"), "what reads the file is in doubt with it");
        Assert.That(kitchen.Converge().Out, Does.Contain("was refused by its check"));
    }

    [Test]
    public void Root_that_is_denied_something_has_a_check_that_refuses()
    {
        machine.Command("check *").Returns(1, stderr: "open() failed (13: Permission denied)");

        Assert.That(test.TryPlan(Bad).Error!.Message, Does.Contain("was refused by its check").And.Contain("Permission denied"));
    }

    [Test]
    public void What_is_refused_makes_no_backup_and_what_is_taken_does()
    {
        machine.Command("check *").Returns(1);
        test.TryConverge(Bad);
        Assert.That(machine.Files.Stat("/var/lib/state/backup"), Is.Null);

        machine.Command("check *").Returns(0);
        test.Converge(Bad);
        Assert.That(machine.Files.List("/var/lib/state/backup/etc"), Has.Count.EqualTo(1));
    }

    [Test]
    public void The_newest_five_refused_contents_are_kept()
    {
        machine.Command("check *").Returns(1);
        machine.HasFile("/var/lib/state/refused/app.conf.old", "somebody's own");
        for (int i = 0; i < 7; i++)
        {
            test.TryConverge(Late);
            machine.Clock.Sleep(TimeSpan.FromSeconds(1));
        }
        Assert.That(machine.Files.List("/var/lib/state/refused"), Has.Count.EqualTo(6).And.Contain("app.conf.old"));

        // A plan finds no fault as long as a change before it may mend it, so that the run itself meets the refusal.
        static void Late()
        {
            File("/etc/other.conf", new() { Action = Touch });
            Bad();
        }
    }

    [Test]
    public void What_has_no_content_of_its_own_is_not_checked() =>
        Assert.That(test.Converge(() => File("/etc/new.conf", new() { Verify = "check {path}" })).Updated, Is.EqualTo(1));

    private static void Bad() => File("/etc/app.conf", new() { Content = "bad\n", Verify = "check {path}" });
}
