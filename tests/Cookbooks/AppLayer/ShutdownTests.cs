using System.Text.Json.Nodes;
using RecipeRunner.Converging;
using RecipeRunner.Reporting;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Cookbooks.AppLayer;

public sealed class ShutdownTests
{
    // inter + 2 fastinter + 4 timeouts of the checks.
    private static readonly TimeSpan Seen = TimeSpan.FromMilliseconds(500 + 2 * 100 + 4 * 300);

    private AppServer server = null!;

    [SetUp]
    public void MakeServer() => server = new AppServer().Serving();

    private bool IsRunning => server.Fake.Services.Status("simple_app").Running;

    [Test]
    public void It_leaves_its_balancers_waits_until_they_have_seen_it_and_then_stops()
    {
        bool left = false, stopped = false;
        server.Passing = _ => (left, stopped) = (!server.Has(AppServer.Health), stopped || !IsRunning);
        server.Converge("shutdown");
        Assert.That((left, stopped, IsRunning), Is.EqualTo((true, false, false)));
        Assert.That(server.Passed, Is.EqualTo(Seen));
    }

    [Test]
    public void The_balancers_time_is_that_of_their_slowest_check()
    {
        server.Stack["app_layer"]!["clusters"] = new JsonObject { ["app1"] = new JsonObject { ["check"] = new JsonObject { ["inter"] = "5000" } } };
        server.Converge("shutdown");
        Assert.That(server.Passed, Is.EqualTo(Seen + TimeSpan.FromSeconds(4.5)));
    }

    [Test]
    public void It_waits_for_connections_that_come_from_its_balancers()
    {
        server.HasConnections(3);
        server.Passing = machine => server.HasConnections(server.Passed < TimeSpan.FromSeconds(10) ? 2 : 0);
        RecipeTestResult result = server.Converge("shutdown");
        Assert.That(server.Passed, Is.EqualTo(TimeSpan.FromSeconds(10)).Within(TimeSpan.FromMilliseconds(300)));
        Assert.That(result.Messages, Is.Empty);
        Assert.That(IsRunning, Is.False);
    }

    [Test]
    public void It_waits_no_longer_than_it_is_told_and_says_what_it_cuts()
    {
        server.HasConnections(2);
        server.Stack["app_layer"]!["application"] = new JsonObject { ["drain_within"] = "20s" };
        RecipeTestResult result = server.Converge("shutdown");
        Assert.That(server.Passed, Is.EqualTo(TimeSpan.FromSeconds(20)));
        Assert.That(result.Messages, Is.EqualTo(new[] { "2 connections were still open after 20 s: what is stopped now cuts them." }));
        Assert.That(IsRunning, Is.False);
    }

    [Test]
    public void A_second_shutdown_does_nothing()
    {
        server.HasConnections(1);
        server.Converge("shutdown");
        server.Fake.ClearLog();
        Assert.That(server.Converge("shutdown").Updated, Is.Zero);
        Assert.That(server.Fake.Log, Is.Empty);
    }

    [Test]
    public void A_plan_tells_all_of_it_and_waits_for_nothing()
    {
        server.HasConnections(2);
        RecipeTestResult plan = server.Test.Plan("recipe[app_layer::shutdown]");
        Assert.That(plan.Steps, Is.EqualTo(new[]
        {
            $"let the health check fail: delete {AppServer.Health}",
            "wait 1.9 s for the balancers to see it",
            "wait at most 58.1 s for the connections to port 80 (2 now)",
            "stop service simple_app",
        }));
        Assert.That((server.Passed, IsRunning, server.Has(AppServer.Health)), Is.EqualTo((TimeSpan.Zero, true, true)));
        Assert.That(server.Converge("shutdown").Steps, Is.EqualTo(plan.Steps));
    }

    [Test]
    public void A_signal_ends_the_waiting_and_the_next_shutdown_goes_on_with_it()
    {
        using var stop = new CancellationTokenSource();
        server.Passing = _ => stop.Cancel();
        RecipeTestResult result = server.Test.StoppedBy(stop.Token).TryConverge("recipe[app_layer::shutdown]");
        Assert.That(result.Error, Is.InstanceOf<RunInterruptedException>());
        Assert.That((IsRunning, server.Has(AppServer.Health)), Is.EqualTo((true, false)));
        Assert.That(server.Passed, Is.LessThan(TimeSpan.FromSeconds(1)));

        server.Passing = _ => { };
        Assert.That(server.Converge("shutdown").Steps, Does.Contain("wait 1.9 s for the balancers to see it"));
        Assert.That(IsRunning, Is.False);
    }

    [Test]
    public void Where_nothing_runs_nothing_is_waited_for()
    {
        server.Fake.Services.Stop("simple_app");
        server.Converge("shutdown");
        Assert.That((server.Passed, server.Has(AppServer.Health)), Is.EqualTo((TimeSpan.Zero, false)));
    }

    [Test]
    public void Where_no_check_asks_for_a_page_nobody_can_see_it_and_that_is_said()
    {
        server.Stack["app_layer"]!["defaults"]!["check"]!["kind"] = "l4";
        RecipeTestResult result = server.Converge("shutdown");
        Assert.That((server.Passed, IsRunning), Is.EqualTo((TimeSpan.Zero, false)));
        Assert.That(result.Messages, Has.One.Contains("check.kind = http"));
    }

    [Test]
    public void A_drain_file_is_made_and_the_next_setup_takes_it_away()
    {
        server.Settings["health_file"] = null;
        server.Settings["drain_file"] = "/run/simple_app.drain";
        server.Converge("shutdown");
        Assert.That((server.Has("/run/simple_app.drain"), server.Has(AppServer.Health), server.Passed), Is.EqualTo((true, true, Seen)));
        server.Converge("setup");
        Assert.That(server.Has("/run/simple_app.drain"), Is.False);
    }

    [Test]
    public void A_command_may_drain_and_one_that_fails_keeps_nothing_from_stopping()
    {
        server.Settings["drain_command"] = "bin/leave";
        server.Fake.Command("bin/leave").Returns(7, stderr: "no such door");
        RecipeTestResult result = server.Converge("shutdown");
        Assert.That(result.Failed, Is.EqualTo(1));
        Assert.That(result.Actions.Single(a => a.Status == ActionStatus.Failed).Reason, Does.Contain("`bin/leave` ended with exit code 7").And.Contain("no such door"));
        Assert.That(IsRunning, Is.False);
    }

    [Test]
    public void Applications_leave_together_and_every_service_of_theirs_stops()
    {
        server.Stack["app_layer"]!["applications"]!["other_app"] = JsonNode.Parse("""{ "service": ["one", "two"] }""");
        server.Fake.HasService("one", running: true).HasService("two", running: true);
        server.Converge("shutdown");
        Assert.That(server.Fake.Log.Where(line => line.StartsWith("stop ", StringComparison.Ordinal)), Is.EqualTo(new[] { "stop one", "stop two", "stop simple_app" }));
        Assert.That(server.Passed, Is.EqualTo(Seen));
    }
}
