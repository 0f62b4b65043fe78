using RecipeRunner.Testing;
using static RecipeRunner.Dsl.Actions;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Testing;

/// <summary>Every converge of a test is followed by a second run, which must change nothing.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SecondRunTests
{
    private readonly FakeMachine machine = FakeMachine.Debian12();

    [SetUp]
    public void Answer() => machine.Command("make").Returns(0);

    private RecipeTest Test => RecipeTest.On(machine);

    [Test]
    public void What_settles_passes_and_machine_and_log_are_as_the_first_run_left_them()
    {
        machine.HasPackage("redis", "7.0", service: "redis");
        RecipeTestResult run = Test.Converge(() =>
        {
            Package("redis");
            File("/etc/redis.conf", new() { Content = "port 1\n", Notifies = [new(Restart, "service[redis]")] });
            Service("redis", new() { Action = [Enable, Start] });
        });
        Assert.That((run.Error, run.Updated), Is.EqualTo(((Exception?)null, 3)));
        Assert.That(machine.Log, Is.EqualTo(new[] { "install redis 7.0", "restart redis" }));
    }

    [Test]
    public void What_changes_again_is_named_with_its_steps_and_its_cause()
    {
        RecipeTestResult run = Test.TryConverge(() =>
        {
            File("/srv/same");
            Execute("make", new() { Notifies = [new(Touch, "file[/srv/stamp]")] });
            File("/srv/stamp", new() { Action = Nothing });
        });
        Assert.That(run.Error, Is.TypeOf<NotIdempotentException>().With.Message.Match(
            """
            ^The second run changes again what the first one has just changed:
              execute\[make\] run, declared at \S+SecondRunTests\.cs:\d+
                - execute make
              file\[/srv/stamp\] touch, declared at \S+SecondRunTests\.cs:\d+, notified by execute\[make\]
                - update times of /srv/stamp
            Guard it
            """));
        Assert.That(machine.Log, Is.EqualTo(new[] { "run make" }), "no command runs twice");
        Assert.That(() => Test.Converge(() => Execute("make")), Throws.TypeOf<NotIdempotentException>());
    }

    [Test]
    public void A_test_may_say_why_something_changes_again()
    {
        Assert.That(Test.NotIdempotent("make knows what is to be made").Converge(() => Execute("make")).Updated, Is.EqualTo(1));
        Assert.That(() => Test.NotIdempotent(" "), Throws.ArgumentException);
    }

    [Test]
    public void An_excuse_for_what_settles_is_a_mistake_too() =>
        Assert.That(Test.NotIdempotent("it never did").TryConverge(() => File("/srv/a")).Error,
            Is.TypeOf<NotIdempotentException>().With.Message.EqualTo("The second run changes nothing, but the test says that it does (\"it never did\"): take NotIdempotent away."));

    [Test]
    public void A_second_run_that_fails_is_told_of()
    {
        RecipeTestResult run = Test.TryConverge(() => File("/srv/a", new() { Content = Lazy(() => FileExists("/srv/a") ? throw new IOException("it is there") : "x") }));
        Assert.That(run.Error, Is.TypeOf<NotIdempotentException>().With.Message.StartsWith("The second run fails, where the first one did not: file[/srv/a]").And.Message.Contains("it is there"));
    }

    [Test]
    public void What_a_plan_cannot_know_is_tried()
    {
        // A server without entity tags: only a download tells whether the document is another one.
        machine.HasDownload("http://mirror.example/a", "content");
        RecipeTestResult run = Test.Converge(() => RemoteFile("/srv/a", new() { Source = "http://mirror.example/a" }));
        Assert.That((run.Updated, Test.Plan(() => RemoteFile("/srv/a", new() { Source = "http://mirror.example/a" })).May), Is.EqualTo((1, 1)));
        Assert.That(machine.Log, Is.EqualTo(new[] { "fetch http://mirror.example/a" }), "the second fetch is not in the log");
    }

    [Test]
    public void What_fails_is_not_run_again()
    {
        int tries = 0;
        Assert.That(Test.TryConverge(() => { tries++; throw new IOException("no"); }).Error, Is.TypeOf<IOException>());
        Assert.That(tries, Is.EqualTo(1));
    }
}
