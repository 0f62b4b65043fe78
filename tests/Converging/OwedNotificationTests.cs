using RecipeRunner.Converging;
using RecipeRunner.Reporting;
using RecipeRunner.Resources;
using RecipeRunner.Testing;
using static RecipeRunner.Dsl.Actions;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Converging;

/// <summary>Notifications that a run could not deliver are owed, and the next run pays.</summary>
public sealed class OwedNotificationTests
{
    private FakeMachine machine = null!;
    private MemoryJournal journal = null!;
    private bool fails;

    [SetUp]
    public void MakeMachine()
    {
        (machine, journal, fails) = (FakeMachine.Debian12().HasService("web", running: true), new(), true);
        machine.Command("broken").Answers(_ => new(fails ? 1 : 0, "", "it broke"));
    }

    private RecipeTest Test => RecipeTest.On(machine).WithJournal(journal);

    private IEnumerable<string> Owed => journal.Owed.Select(debt => $"{debt.Context}:{debt.Target} {debt.Action} from {debt.From}");

    [Test]
    public void A_failing_immediate_target_stays_owed_and_a_later_run_pays_and_says_so()
    {
        RecipeTestResult first = Test.TryConverge(Recipe);
        Assert.That(first.Error, Is.TypeOf<ResourceFailedException>());
        Assert.That(Owed, Is.EqualTo(new[] { ":execute[broken] run from file[/srv/a]" }));

        fails = false;
        RecipeTestResult second = Test.Converge(Recipe);

        Assert.That(second.Events.OfType<OwedNotificationFound>(), Is.EqualTo(new[] { new OwedNotificationFound("execute[broken]", "run", "file[/srv/a]", true) }));
        Assert.That(second.Actions.Single(a => a.Status == ActionStatus.Updated).Resource.NotifiedBy, Is.EqualTo("file[/srv/a] (owed by an earlier run)"));
        Assert.That(journal.Owed, Is.Empty);
        Assert.That(Test.Converge(Recipe).Updated, Is.Zero);

        static void Recipe()
        {
            File("/srv/a", new() { Content = "a", Notifies = new Notification("run", "execute[broken]", Immediately) });
            Execute("broken", new() { Action = Nothing });
        }
    }

    [Test]
    public void Delayed_notifications_are_delivered_though_a_later_resource_fails()
    {
        RecipeTestResult result = Test.TryConverge(() =>
        {
            Service("web");
            File("/srv/a", new() { Notifies = new Notification(Reload, "service[web]") });
            Execute("broken");
        });
        Assert.That(result.Error, Is.Not.Null);
        Assert.That(machine.Log, Does.Contain("reload web"));
        Assert.That(journal.Owed, Is.Empty);
    }

    [Test]
    public void A_delayed_target_that_fails_stays_owed()
    {
        Test.TryConverge(() =>
        {
            Execute("broken", new() { Action = Nothing });
            File("/srv/a", new() { Notifies = new Notification("run", "execute[broken]") });
        });
        Assert.That(Owed, Is.EqualTo(new[] { ":execute[broken] run from file[/srv/a]" }));
    }

    [Test]
    public void A_debt_whose_target_is_gone_is_said_and_dropped()
    {
        journal.Owe([new("", "service[gone]", "reload", "file[/srv/a]")]);
        RecipeTestResult result = Test.Converge(() => Service("web"));
        Assert.That(result.Events.OfType<OwedNotificationFound>().Single().Deliverable, Is.False);
        Assert.That(journal.Owed, Is.Empty);
        Assert.That(machine.Log, Is.Empty);
    }

    [Test]
    public void A_debt_of_an_action_that_its_target_does_not_have_any_more_is_said_and_dropped()
    {
        machine.HasFile("/srv/a", "a");
        journal.Owe([new("", "file[/srv/a]", "refresh", "file[/srv/b]")]);
        RecipeTestResult result = Test.Converge(() => File("/srv/a", new() { Action = Nothing }));
        Assert.That(result.Events.OfType<OwedNotificationFound>().Single().Deliverable, Is.False);
        Assert.That(journal.Owed, Is.Empty);
        Assert.That(machine.ReadText("/srv/a"), Is.EqualTo("a"));
    }

    [Test]
    public void A_plan_foretells_the_payment_and_pays_nothing()
    {
        journal.Owe([new("", "service[web]", "reload", "file[/srv/a]")]);
        RecipeTestResult plan = Test.Plan(() => Service("web"));
        Assert.That(plan.Steps, Is.EqualTo(new[] { "reload service web" }));
        Assert.That(Owed, Has.One.Items);
        Assert.That(machine.Log, Is.Empty);
    }

    [Test]
    public void A_failed_action_that_changed_nothing_owes_nothing()
    {
        machine.Command("broken").Answers(_ => throw new IOException("not even started"));
        Test.TryConverge(() =>
        {
            Service("web");
            Execute("broken", new() { Notifies = new Notification(Reload, "service[web]") });
        });
        Assert.That(journal.Owed, Is.Empty);
    }

    [Test]
    public void A_debt_inside_a_composite_resource_is_paid_inside_it()
    {
        Test.TryConverge(() => Declare("x", new PairResource(), "", 0));
        Assert.That(Owed, Is.EqualTo(new[] { "pair[x]:execute[broken] run from file[/srv/inner]" }));

        fails = false;
        RecipeTestResult second = Test.Converge(() => Declare("x", new PairResource(), "", 0));

        Assert.That(second.Events.OfType<OwedNotificationFound>().Single().Deliverable, Is.True);
        Assert.That(second.StatusOf("execute[broken]"), Is.EqualTo(ActionStatus.Updated));
        Assert.That(journal.Owed, Is.Empty);
    }

    [Test]
    public void An_interrupted_run_leaves_its_debts()
    {
        using var stop = new CancellationTokenSource();
        machine.Command("interrupt").Does(_ => stop.Cancel());
        RecipeTestResult first = Test.StoppedBy(stop.Token).TryConverge(() => Recipe(true));
        Assert.That(first.Error, Is.TypeOf<RunInterruptedException>());
        Assert.That(machine.Files.Stat("/srv/never"), Is.Null);
        Assert.That(Owed, Is.EqualTo(new[] { ":service[web] reload from file[/srv/a]" }));
        machine.ClearLog();

        RecipeTestResult second = Test.Converge(() => Recipe(false));

        Assert.That(second.Steps, Is.EqualTo(new[] { "create new file /srv/never", "reload service web" }));
        Assert.That(machine.Log, Is.EqualTo(new[] { "reload web" }));
        Assert.That(journal.Owed, Is.Empty);

        static void Recipe(bool interrupts)
        {
            Service("web");
            File("/srv/a", new() { Notifies = new Notification(Reload, "service[web]") });
            Execute("interrupt", new() { OnlyIf = When(() => interrupts) });
            File("/srv/never");
        }
    }

    private sealed record PairResource : CompositeResource
    {
        public override IReadOnlyList<ResourceAction> Actions => ["create"];

        protected internal override void Compose(ResourceAction action)
        {
            Execute("broken", new() { Action = Nothing });
            File("/srv/inner", new() { Content = "a", Notifies = new Notification("run", "execute[broken]") });
        }
    }
}
