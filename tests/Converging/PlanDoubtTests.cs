using RecipeRunner.Reporting;
using RecipeRunner.Resources;
using RecipeRunner.Testing;
using static RecipeRunner.Dsl.Actions;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Converging;

/// <summary>How doubt goes from one resource of a plan to the next, and where it ends.</summary>
public sealed class PlanDoubtTests
{
    private readonly FakeMachine machine = FakeMachine.Debian12().HasService("cron", running: true, enabled: true);

    [OneTimeSetUp]
    public void AnswerForCommands() => machine.Command("*").Returns(0);

    private RecipeTestResult Plan(Action recipe) => RecipeTest.On(machine).Plan(recipe);

    [Test]
    public void A_guard_that_is_asked_after_a_block_is_doubtful()
    {
        RecipeTestResult plan = Plan(() =>
        {
            Block("decide", () => { });
            File("/srv/a", new() { OnlyIf = "true" });
        });
        Assert.That(plan.StatusOf("file[/srv/a]"), Is.EqualTo(ActionStatus.MayUpdate));
    }

    [Test]
    public void What_a_file_may_hold_is_doubtful_to_those_who_read_it()
    {
        RecipeTestResult plan = Plan(() =>
        {
            Block("decide", () => { });
            File("/etc/hostname", new() { Content = Lazy(() => "fauxhost\n") });
            File("again", new() { Path = "/etc/hostname", Content = "fauxhost\n" });
        });
        Assert.That(plan.StatusOf("file[/etc/hostname]"), Is.EqualTo(ActionStatus.MayUpdate));
        Assert.That(plan.StatusOf("file[again]"), Is.EqualTo(ActionStatus.MayUpdate));
    }

    [Test]
    public void What_a_command_creates_is_doubtful_though_its_text_does_not_name_it()
    {
        RecipeTestResult plan = Plan(() =>
        {
            Execute("make", new() { Cwd = "/srv", Creates = "/opt/made" });
            File("/opt/made", new() { Content = "mine" });
        });
        Assert.That(plan.StatusOf("execute[make]"), Is.EqualTo(ActionStatus.WouldUpdate));
        Assert.That(plan.StatusOf("file[/opt/made]"), Is.EqualTo(ActionStatus.MayUpdate));
    }

    [Test]
    public void A_composite_resource_that_read_something_doubtful_may_declare_other_things()
    {
        RecipeTestResult plan = Plan(() =>
        {
            Execute("fill /srv/source");
            Declare("x", new LooksResource(), "", 0);
        });
        Assert.That(plan.StatusOf("looks[x]"), Is.EqualTo(ActionStatus.MayUpdate));
        Assert.That(plan.StatusOf("file[/srv/other]"), Is.EqualTo(ActionStatus.MayUpdate));
    }

    [Test]
    public void A_look_ahead_for_a_before_notification_knows_the_doubts_of_the_plan()
    {
        RecipeTestResult plan = Plan(() =>
        {
            Service("cron");
            Execute("fill /etc/hostname");
            File("/etc/hostname", new() { Content = "new\n", Notifies = new Notification(Restart, "service[cron]", Before) });
        });
        Assert.That(plan.StatusOf("service[cron]"), Is.EqualTo(ActionStatus.MayUpdate));
    }

    [TestCase("start")]
    [TestCase("enable")]
    [TestCase("restart")]
    public void A_service_that_certainly_does_not_exist_fails_the_plan(string action)
    {
        RecipeTestResult plan = RecipeTest.On(machine).TryPlan(() => Service("nothing", new() { Action = new ResourceAction(action) }));
        Assert.That(plan.Error!.Message, Does.Contain("There is no service nothing"));
    }

    [Test]
    public void A_masked_service_fails_the_plan_of_its_start()
    {
        machine.HasService("masked").Services.Mask("masked");
        RecipeTestResult plan = RecipeTest.On(machine).TryPlan(() => Service("masked", new() { Action = Start }));
        Assert.That(plan.Error!.Message, Does.Contain("masked and cannot be started"));
    }

    private sealed record LooksResource : CompositeResource
    {
        public override IReadOnlyList<ResourceAction> Actions => ["create"];

        protected internal override void Compose(ResourceAction action)
        {
            if (!FileExists("/srv/source")) File("/srv/other");
        }
    }
}
