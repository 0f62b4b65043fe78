using RecipeRunner.Converging;
<<<<<<< HEAD
using RecipeRunner.Cookbooks;
using RecipeRunner.Machines.Local;
using RecipeRunner.Nodes;
using RecipeRunner.Recipes;
using RecipeRunner.Reporting;
using RecipeRunner.Templates;
using RecipeRunner.Testing;
using RecipeRunner.Tests.Machines;
=======
using RecipeRunner.Reporting;
using RecipeRunner.Resources;
using RecipeRunner.Testing;
>>>>>>> contract
using static RecipeRunner.Dsl.Actions;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Converging;

<<<<<<< HEAD
public sealed class DebtTests
{
    private static readonly Debt Reload = new("", "execute[reload]", "run", "file[/etc/app.conf]");

    [Test]
    public void A_debt_that_cannot_be_written_down_is_not_owed()
    {
        using var folder = new TemporaryFolder();
        System.IO.File.WriteAllText(folder + "/state", "a file where the folder of state should be");
        var journal = new NotificationJournal(new LocalFiles(), folder + "/state/owed.json");

        RecipeRunnerException failure = Assert.Throws<RecipeRunnerException>(() => journal.Owe([Reload]))!;

        Assert.That(failure.ExitCode, Is.EqualTo(ExitCode.ResourceFailed));
        Assert.That(failure.Message, Does.Contain(folder + "/state/owed.json"));
        Assert.That(journal.Owed, Is.Empty);
    }

    [Test]
    public void An_action_that_fails_before_it_changed_anything_owes_nothing()
    {
        using var folder = new TemporaryFolder();
        var journal = new NotificationJournal(new LocalFiles(), folder + "/owed.json");

        FailToWrite(journal);

        Assert.That(journal.Owed, Is.Empty);
        Assert.That(System.IO.File.Exists(folder + "/owed.json"), Is.False);
    }

    [Test]
    public void It_does_not_strike_out_what_an_earlier_run_owes()
    {
        var journal = new ReadOnlyJournal([Reload]);

        FailToWrite(journal);

        Assert.That(journal.Owed, Is.EqualTo(new[] { Reload }));
    }

    /// <summary>Runs the one action of a file whose check refuses it.</summary>
    private static void FailToWrite(INotificationJournal journal)
    {
        FakeMachine machine = FakeMachine.Debian12().HasFile("/etc/app.conf", "old\n");
        machine.Command("check *").Returns(1);
        var run = new Run
        {
            Node = new Node("test", machine.Facts),
            Machine = machine,
            Cookbooks = new CookbookSet([]),
            Recipes = new RecipeLibrary(),
            Templates = new TemplateSet(),
            Observer = SilentObserver.Instance,
            Journal = journal,
            Folders = new("/var/lib/recipe-runner", "/var/cache/recipe-runner"),
        };
        ResourceSlot slot;
        using (Dsl.Current.Enter(run.Root))
        {
            Execute("reload", new() { Action = Nothing });
            slot = File("/etc/app.conf", new() { Content = "new\n", Verify = "check {path}", Notifies = [new(Dsl.Actions.Run, "execute[reload]")] });
        }
        Assert.Throws<ResourceFailedException>(() => new ActionRunner(run).Run(slot, Create, null, null, _ => { }));
=======
/// <summary>Notifications that a run could not deliver are owed, and the next run pays.</summary>
public sealed class DebtTests
{
    private FakeMachine _machine = null!;
    private MemoryJournal _journal = null!;
    private bool _fails;

    [SetUp]
    public void MakeMachine()
    {
        (_machine, _journal, _fails) = (FakeMachine.Debian12().HasService("web", running: true), new(), true);
        _machine.Command("broken").Answers(_ => new(_fails ? 1 : 0, "", "it broke"));
    }

    private RecipeTest Test => RecipeTest.On(_machine).WithJournal(_journal);

    private IEnumerable<string> Owed => _journal.Owed.Select(debt => $"{debt.Context}:{debt.Target} {debt.Action} from {debt.From}");

    [Test]
    public void A_failing_immediate_target_stays_owed_and_a_later_run_pays_and_says_so()
    {
        RecipeTestResult first = Test.TryConverge(Recipe);
        Assert.That(first.Error, Is.TypeOf<ResourceFailedException>());
        Assert.That(Owed, Is.EqualTo(new[] { ":execute[broken] run from file[/srv/a]" }));

        _fails = false;
        RecipeTestResult second = Test.Converge(Recipe);

        Assert.That(second.Events.OfType<OwedNotificationFound>(), Is.EqualTo(new[] { new OwedNotificationFound("execute[broken]", "run", "file[/srv/a]", true) }));
        Assert.That(second.Actions.Single(a => a.Status == ActionStatus.Updated).Resource.NotifiedBy, Is.EqualTo("file[/srv/a] (owed by an earlier run)"));
        Assert.That(_journal.Owed, Is.Empty);
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
        Assert.That(_machine.Log, Does.Contain("reload web"));
        Assert.That(_journal.Owed, Is.Empty);
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
        _journal.Owe([new("", "service[gone]", "reload", "file[/srv/a]")]);
        RecipeTestResult result = Test.Converge(() => Service("web"));
        Assert.That(result.Events.OfType<OwedNotificationFound>().Single().Deliverable, Is.False);
        Assert.That(_journal.Owed, Is.Empty);
        Assert.That(_machine.Log, Is.Empty);
    }

    [Test]
    public void A_plan_foretells_the_payment_and_pays_nothing()
    {
        _journal.Owe([new("", "service[web]", "reload", "file[/srv/a]")]);
        RecipeTestResult plan = Test.Plan(() => Service("web"));
        Assert.That(plan.Steps, Is.EqualTo(new[] { "reload service web" }));
        Assert.That(Owed, Has.One.Items);
        Assert.That(_machine.Log, Is.Empty);
    }

    [Test]
    public void A_failed_action_that_changed_nothing_owes_nothing()
    {
        _machine.Command("broken").Answers(_ => throw new IOException("not even started"));
        Test.TryConverge(() =>
        {
            Service("web");
            Execute("broken", new() { Notifies = new Notification(Reload, "service[web]") });
        });
        Assert.That(_journal.Owed, Is.Empty);
    }

    [Test]
    public void A_debt_inside_a_composite_resource_is_paid_inside_it()
    {
        Test.TryConverge(() => Declare("x", new PairResource(), "", 0));
        Assert.That(Owed, Is.EqualTo(new[] { "pair[x]:execute[broken] run from file[/srv/inner]" }));

        _fails = false;
        RecipeTestResult second = Test.Converge(() => Declare("x", new PairResource(), "", 0));

        Assert.That(second.Events.OfType<OwedNotificationFound>().Single().Deliverable, Is.True);
        Assert.That(second.StatusOf("execute[broken]"), Is.EqualTo(ActionStatus.Updated));
        Assert.That(_journal.Owed, Is.Empty);
    }

    [Test]
    public void An_interrupted_run_leaves_its_debts()
    {
        using var stop = new CancellationTokenSource();
        _machine.Command("interrupt").Does(_ => stop.Cancel());
        RecipeTestResult first = Test.StoppedBy(stop.Token).TryConverge(() => Recipe(true));
        Assert.That(first.Error, Is.TypeOf<RunInterruptedException>());
        Assert.That(_machine.Files.Stat("/srv/never"), Is.Null);
        Assert.That(Owed, Is.EqualTo(new[] { ":service[web] reload from file[/srv/a]" }));
        _machine.ClearLog();

        RecipeTestResult second = Test.Converge(() => Recipe(false));

        Assert.That(second.Steps, Is.EqualTo(new[] { "create new file /srv/never", "reload service web" }));
        Assert.That(_machine.Log, Is.EqualTo(new[] { "reload web" }));
        Assert.That(_journal.Owed, Is.Empty);

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
>>>>>>> contract
    }
}
