using RecipeRunner.Converging;
using RecipeRunner.Machines.Local;
using RecipeRunner.Nodes;
using RecipeRunner.Testing;
using RecipeRunner.Tests.Machines;
using static RecipeRunner.Dsl.Actions;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Converging;

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
        Run run = TestRuns.Of(new Node("test", machine.Facts), machine, journal);
        ResourceSlot slot;
        using (Dsl.Current.Enter(run.Root))
        {
            Execute("reload", new() { Action = Nothing });
            slot = File("/etc/app.conf", new() { Content = "new\n", Verify = "check {path}", Notifies = [new(Dsl.Actions.Run, "execute[reload]")] });
        }
        Assert.Throws<ResourceFailedException>(() => new ActionRunner(run.Root).Run(slot, Create, null, null));
    }
}
