using RecipeRunner.Converging;
using RecipeRunner.Handlers;
using RecipeRunner.Reporting;
using RecipeRunner.Resources;
using RecipeRunner.Testing;
using static RecipeRunner.Dsl.Actions;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Testing;

/// <summary>What an author asserts of a converge.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RecipeTestResultTests
{
    private readonly FakeMachine machine = FakeMachine.Debian12().HasService("web", running: true);

    private static void Site()
    {
        File("/srv/a", new() { Content = "a", Mode = "0600", Owner = "www-data", Notifies = [new(Restart, "service[web]"), new(Create, "file[/srv/c]", Timing.Immediately)] });
        File("/srv/b", new() { OnlyIf = When(() => false) });
        File("/srv/c", new() { Action = Nothing });
        Service("web", new() { Action = Start, Subscribes = [new(Restart, "file[/srv/c]")] });
    }

    [Test]
    public void It_tells_what_was_declared_and_with_what()
    {
        RecipeTestResult run = RecipeTest.On(machine).Converge(Site);
        Assert.That(run.Declared, Is.EqualTo(new[] { "file[/srv/a]", "file[/srv/b]", "file[/srv/c]", "service[web]" }));
        Assert.That(run.Resource<FileResource>("file[/srv/a]").Mode!.Get(), Is.EqualTo("0600"));
        Assert.That(run.Resource<Resource>("service[web]").DeclaredAt.Line, Is.Positive);
        Assert.That(() => run.Resource<FileResource>("file[/srv/d]"), Throws.ArgumentException.With.Message.StartsWith("No file[/srv/d] was declared. Did you mean"));
        Assert.That(() => run.Resource<FileResource>("service[web]"), Throws.ArgumentException.With.Message.EqualTo("service[web] is a ServiceResource, not a FileResource."));
    }

    [Test]
    public void It_tells_what_changed_and_who_told_whom_when()
    {
        RecipeTestResult run = RecipeTest.On(machine).Converge(Site);
        Assert.That(run.Changed, Is.EqualTo(new[] { "file[/srv/a] create", "file[/srv/c] create", "service[web] restart" }));
        Assert.That(run.Notifications, Is.EqualTo(new NotificationSent[]
        {
            new("file[/srv/a]", "file[/srv/c]", "create", Timing.Immediately),
            new("file[/srv/c]", "service[web]", "restart", Timing.Delayed),
            // As in Chef the target acts once.
            new("file[/srv/a]", "service[web]", "restart", Timing.Delayed),
        }));
        Assert.That((machine.ModeOf("/srv/a"), machine.OwnerOf("/srv/a")), Is.EqualTo(("0600", "www-data:root")));
        Assert.That(() => machine.ModeOf("/srv/b"), Throws.TypeOf<FileNotFoundException>());
    }

    [Test]
    public void What_is_notified_before_is_told_so()
    {
        RecipeTestResult run = RecipeTest.On(machine).Converge(() =>
        {
            File("/srv/before", new() { Action = Nothing });
            File("/srv/a", new() { Notifies = [new(Create, "file[/srv/before]", Timing.Before)] });
        });
        Assert.That(run.Notifications, Is.EqualTo(new[] { new NotificationSent("file[/srv/a]", "file[/srv/before]", "create", Timing.Before) }));
    }

    [Test]
    public void A_plan_reads_as_the_program_shows_it() => Snapshot.Matches(RecipeTest.On(machine).Plan(Site).Text, "plan");

    [Test]
    public void Attributes_may_be_an_object()
    {
        RecipeTestResult run = RecipeTest.On(machine).WithAttributes(new { redis = new { port = 6380, tags = new[] { "a" } } }).Converge(() => Log(node["redis"]["port"].ToString()));
        Assert.That(run.Messages, Is.EqualTo(new[] { "6380" }));
        Assert.That((string?)run.Node["redis"]["tags"][0], Is.EqualTo("a"));
    }

    private sealed class Teller : Handler
    {
        public List<string> Told { get; } = [];

        public override Task Report(RunReport run)
        {
            if (run.Failed) throw new InvalidOperationException("cannot tell");
            Told.AddRange(run.UpdatedResources.Select(r => r.Key));
            return Task.CompletedTask;
        }
    }

    [Test]
    public void Handlers_are_called_when_the_test_asks_for_it()
    {
        var teller = new Teller();
        RecipeTestResult run = RecipeTest.On(machine).Converge(() => { ReportHandler(teller); File("/srv/a"); });
        Assert.That(teller.Told, Is.Empty);
        run.CallHandlers();
        Assert.That(teller.Told, Is.EqualTo(new[] { "file[/srv/a]" }));

        RecipeTestResult failed = RecipeTest.On(machine).TryConverge(() => { ExceptionHandler(teller); Service("nothing", new() { Action = Start }); });
        Assert.That(() => failed.CallHandlers(), Throws.TypeOf<RecipeRunnerException>().With.Message.Contains("cannot tell"));
    }
}
