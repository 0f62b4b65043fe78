using RecipeRunner.Reporting;
using RecipeRunner.Resources;
using RecipeRunner.Testing;
using static RecipeRunner.Dsl.Actions;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Resources;

[TestFixture]
public sealed class BlockTests
{
    private const string Bare = "a block without a guard runs each time";

    private readonly FakeMachine machine = FakeMachine.Debian12();

    [Test]
    public void A_block_runs_in_its_turn()
    {
        var order = new List<string>();
        RecipeTest.On(machine).NotIdempotent(Bare).Converge(() =>
        {
            Block("first", () => order.Add("first"));
            Block("second", async () => { await Task.Yield(); order.Add("second"); });
            order.Add("declared");
        });
        Assert.That(order, Is.EqualTo(new[] { "declared", "first", "second", "declared" }), "the second run is a plan");
    }

    [Test]
    public void A_block_sees_the_machine_and_the_node()
    {
        string? seen = null;
        RecipeTest.On(machine).NotIdempotent(Bare).WithAttributes("""{"color": "red"}""").Converge(() => Block("look", () => seen = (string)node["color"] + ReadFile("/etc/hostname").Trim()));
        Assert.That(seen, Is.EqualTo("redfauxhost"));
    }

    [Test]
    public void A_plan_does_not_run_a_block_and_doubts_what_it_decides()
    {
        bool decided = false;
        var plan = RecipeTest.On(machine).Plan(() =>
        {
            Block("decide", () => decided = true);
            File("/srv/lazy", new() { Content = Lazy(() => decided ? "a" : "b") });
            File("/srv/guarded", new() { OnlyIf = When(() => decided) });
            File("/srv/plain", new() { Content = "x" });
        });
        Assert.That(decided, Is.False);
        Assert.That(plan.StatusOf("block[decide]"), Is.EqualTo(ActionStatus.WouldUpdate));
        Assert.That(plan.StatusOf("file[/srv/lazy]"), Is.EqualTo(ActionStatus.MayUpdate));
        Assert.That(plan.StatusOf("file[/srv/guarded]"), Is.EqualTo(ActionStatus.MayUpdate));
        Assert.That(plan.StatusOf("file[/srv/plain]"), Is.EqualTo(ActionStatus.WouldUpdate));
    }

    [Test]
    public void Retries_and_ignored_failures_work_for_a_block()
    {
        int tries = 0;
        var result = RecipeTest.On(machine).NotIdempotent(Bare).Converge(() =>
        {
            Block("works the third time", () => { if (++tries < 3) throw new IOException("not yet"); }, new() { Retries = 2, RetryDelay = TimeSpan.FromSeconds(7) });
            Block("never works", () => throw new IOException("no"), new() { IgnoreFailure = Quiet });
            Block("goes on", () => { }, new() { Action = Create });
        });
        Assert.That(result.Actions.Select(a => a.Status), Is.EqualTo(new[] { ActionStatus.Updated, ActionStatus.Failed, ActionStatus.Updated }));
        Assert.That(machine.Log.Count(line => line == "sleep 7 s"), Is.EqualTo(2));
    }

    [Test]
    public void A_log_speaks_and_changes_nothing()
    {
        var result = RecipeTest.On(machine).Converge(() =>
        {
            Log("hello", new() { Level = LogLevel.Warn, Notifies = new Notification(Run, "block[never]", Immediately) });
            Log("secret", new() { Sensitive = true });
            Block("never", () => { }, new() { Action = Nothing });
        });
        Assert.That(result.Messages, Is.EqualTo(new[] { "hello", "(sensitive)" }));
        Assert.That(result.Updated, Is.Zero);
    }

    [Test]
    public void A_notified_group_notifies_its_own()
    {
        int runs = 0;
        RecipeTest.On(machine).Converge(() =>
        {
            File("/srv/f", new() { Notifies = new Notification(Run, "notify_group[all]") });
            NotifyGroup("all", new() { Notifies = [new(Run, "block[a]", Immediately), new(Run, "block[b]")] });
            Block("a", () => runs++, new() { Action = Nothing });
            Block("b", () => runs++, new() { Action = Nothing });
        });
        Assert.That(runs, Is.EqualTo(2));
    }
}
