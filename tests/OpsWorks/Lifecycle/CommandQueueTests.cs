using RecipeRunner.Converging;
using RecipeRunner.OpsWorks.Lifecycle;

namespace RecipeRunner.Tests.OpsWorks.Lifecycle;

internal sealed class CommandQueueTests
{
    private QueueBench bench = null!;

    [SetUp]
    public void Start() => bench = new QueueBench();

    [TearDown]
    public void End() => bench.Dispose();

    [TestCase(ExitCode.Success, CommandStatus.Successful)]
    [TestCase(ExitCode.ResourceFailed, CommandStatus.Failed)]
    [TestCase(ExitCode.Terminated, CommandStatus.Failed)]
    public void A_command_is_run_and_recorded(ExitCode exitCode, CommandStatus status)
    {
        bench.ExitCode = exitCode;
        string id = bench.Give("deploy");

        Assert.That(bench.Await(id), Is.EqualTo(status.ToString()));

        LifecycleCommand ended = bench.Commands.Find(id)!;
        Assert.That((ended.ExitCode, ended.StartedAt, ended.EndedAt, ended.Id), Is.EqualTo(((ExitCode?)exitCode, bench.Now, bench.Now, "2026-01-31-18-20-25-01")));
    }

    [Test]
    public void Of_configures_that_wait_together_the_one_that_was_sent_last_is_run()
    {
        string first = bench.Give("configure", sentAt: 10), newest = bench.Give("configure", sentAt: 30), last = bench.Give("configure", sentAt: 20);
        bench.Meanwhile(() => Assert.That(bench.Await(newest), Is.EqualTo("Successful")));

        Assert.That(bench.Await(last), Is.EqualTo($"Superseded: a newer configure, {newest}, ran in its place"));

        Assert.That((bench.StatusOf(first), bench.Ran), Is.EqualTo((CommandStatus.Superseded, new[] { newest })));
    }

    [TestCase(null)]
    [TestCase(10)]
    public void When_their_times_do_not_tell_the_one_that_came_last_is_run(int? sentAt)
    {
        bench.Give("configure", sentAt);
        string last = bench.Give("configure", sentAt);

        Assert.That(bench.Await(last), Is.EqualTo("Successful"));
        Assert.That(bench.Ran, Is.EqualTo([last]));
    }

    [Test]
    public void A_time_in_the_future_counts_as_now()
    {
        bench.Give("configure", sentAt: int.MaxValue);
        string last = bench.Give("configure", sentAt: int.MaxValue);

        Assert.That(bench.Await(last), Is.EqualTo("Successful"));
    }

    [Test]
    public void Others_keep_their_order_and_what_stands_between_configures_parts_them()
    {
        string[] ids = [bench.Give("configure"), bench.Give("deploy"), bench.Give("configure"), bench.Give("undeploy")];
        foreach (string id in ids[..3]) bench.Meanwhile(() => bench.Await(id));

        bench.Await(ids[3]);

        Assert.That(bench.Ran, Is.EqualTo(ids));
    }

    [Test]
    public void Configures_of_other_instances_are_no_newer_ones()
    {
        string one = bench.Give("configure", subject: "stack app1"), other = bench.Give("configure", subject: "stack app2");
        bench.Meanwhile(() => bench.Await(one));

        bench.Await(other);

        Assert.That(bench.Ran, Is.EqualTo([one, other]));
    }

    [Test]
    public void An_older_configure_that_comes_late_is_not_run_unless_it_is_forced()
    {
        bench.Run("configure", sentAt: 20);
        string newer = bench.Ran[^1];

        Assert.That(bench.Run("configure", sentAt: 10), Does.StartWith($"Superseded: a newer configure, {newer}, ran before"));
        Assert.That(bench.Run("configure", sentAt: 20), Is.EqualTo("Successful"), "the same once more");
        Assert.That(bench.Run("configure"), Is.EqualTo("Successful"), "nothing is known of its age");
        Assert.That(bench.Run("configure", sentAt: 10, forced: true), Is.EqualTo("Successful"));
    }

    [Test]
    public void A_failed_configure_makes_no_older_one_needless()
    {
        bench.ExitCode = ExitCode.ResourceFailed;
        bench.Run("configure", sentAt: 20);
        bench.ExitCode = ExitCode.Success;

        Assert.That(bench.Run("configure", sentAt: 10), Is.EqualTo("Successful"));
    }

    [Test]
    public void What_waited_for_more_than_an_hour_has_expired()
    {
        string late = bench.Give("deploy", sentAt: 10), inTime = bench.Give("deploy", sentAt: 10), forced = bench.Give("deploy", forced: true);
        bench.Now = bench.Commands.Find(inTime)!.QueuedAt + TimeSpan.FromHours(1);

        Assert.That(bench.Await(late), Is.EqualTo("Expired: it is older than 3600 s"));
        Assert.That(bench.Await(inTime), Is.EqualTo("Successful"));
        bench.Now += TimeSpan.FromHours(1);
        Assert.That(bench.Await(forced), Is.EqualTo("Successful"));
    }

    [Test]
    public void A_limit_of_one_s_own_counts_from_the_JSON()
    {
        int now = (int)bench.Now.ToUnixTimeSeconds();

        Assert.That(bench.Await(bench.Give("deploy", sentAt: now - 100), TimeSpan.FromSeconds(60)), Is.EqualTo("Expired: it is older than 60 s"));
        Assert.That(bench.Await(bench.Give("deploy", sentAt: now - 10), TimeSpan.FromSeconds(60)), Is.EqualTo("Successful"));
    }

    [Test]
    public void A_command_whose_process_died_is_recorded_and_not_run()
    {
        string running = bench.Give("setup", alive: false, status: CommandStatus.Running), waiting = bench.Give("deploy", alive: false), own = bench.Give("configure");

        Assert.That(bench.Await(own), Is.EqualTo("Successful"));

        Assert.That(bench.Ran, Is.EqualTo([own]));
        Assert.That((bench.StatusOf(running), bench.Commands.Find(running)!.Reason), Is.EqualTo((CommandStatus.Failed, "interrupted: its process died while it ran; what it owes is delivered by the next run")));
        Assert.That((bench.StatusOf(waiting), bench.Commands.Find(waiting)!.Reason), Is.EqualTo((CommandStatus.Failed, "interrupted: its process died before its turn came; nothing was run")));
    }

    [Test]
    public void From_a_setup_that_failed_until_one_succeeds_only_some_commands_run()
    {
        Assert.That(bench.Run("deploy"), Is.EqualTo("Successful"), "nobody uses setup here");
        bench.ExitCode = ExitCode.ResourceFailed;
        bench.Run("setup");
        bench.ExitCode = ExitCode.Success;

        Assert.That(bench.Run("configure"), Does.StartWith("Ignored: the setup of this machine has not succeeded yet"));
        Assert.That(bench.Run("execute_recipes"), Is.EqualTo("Successful"));
        Assert.That(bench.Run("deploy", forced: true), Is.EqualTo("Successful"));
        Assert.That(bench.Run("setup"), Is.EqualTo("Successful"));
        Assert.That(bench.Run("configure"), Is.EqualTo("Successful"));

        bench.ExitCode = ExitCode.ResourceFailed;
        bench.Run("setup");
        bench.ExitCode = ExitCode.Success;
        Assert.That(bench.Run("configure"), Is.EqualTo("Successful"), "it was set up once");
    }

    [Test]
    public void A_run_of_any_kind_is_waited_for_and_named()
    {
        string id = bench.Give("configure");
        RunLock held = RunLock.Take(bench.LockFile, bench);
        bench.Meanwhile(() => { });
        bench.Meanwhile(held.Dispose);

        Assert.That(bench.Await(id), Is.EqualTo("Successful"));
        Assert.That(bench.Said, Has.Count.EqualTo(1).And.One.Match($"^Waiting for its turn: process {Environment.ProcessId} "));
    }
}
