using RecipeRunner.Tests.Converging.Contract;

namespace RecipeRunner.Tests.Cookbooks.AppLayer;

/// <summary>The plan's contract for the events of an application server, in many states of it.</summary>
public sealed class EventPlanTests
{
    private static readonly Dictionary<string, Action<AppServer>> s_starts = new()
    {
        ["new"] = _ => { },
        ["set up"] = server => server.Converge("setup"),
        ["deployed"] = server => server.Converge("setup", "deploy"),
        ["deployed, with connections"] = server =>
        {
            server.Converge("setup", "deploy");
            server.HasConnections(2);
        },
        ["deployed, the service stopped"] = server =>
        {
            server.Converge("setup", "deploy");
            server.Fake.Services.Stop("simple_app");
        },
        ["deployed, another environment"] = server =>
        {
            server.Converge("setup", "deploy");
            server.Deploy["environment_variables"]!["LOG_LEVEL"] = "debug";
        },
        ["deployed, the service stopped and another environment"] = server =>
        {
            server.Converge("setup", "deploy");
            server.Fake.Services.Stop("simple_app");
            server.Deploy["environment_variables"]!["LOG_LEVEL"] = "debug";
        },
        ["deployed, another release"] = server =>
        {
            server.Converge("setup", "deploy");
            server.Publish("two");
        },
        ["deployed, another release and another environment"] = server =>
        {
            server.Converge("setup", "deploy");
            server.Publish("two");
            server.Deploy["environment_variables"]!["LOG_LEVEL"] = "debug";
        },
        ["deployed, another command"] = server =>
        {
            server.Converge("setup", "deploy");
            server.Settings["command"] = "bin/other";
        },
        ["shut down"] = server => server.Converge("setup", "deploy", "shutdown"),
    };

    [Test]
    public void What_is_certain_happens_and_nothing_else(
        [Values("setup", "configure", "deploy", "shutdown", "undeploy", "setup deploy", "configure deploy")] string events,
        [ValueSource(nameof(Starts))] string start)
    {
        AppServer server = new AppServer().WithArchive();
        s_starts[start](server);
        server.Stack["opsworks"]!["activity"] = events;
        string[] runList = [.. events.Split(' ').Select(e => $"recipe[app_layer::{e}]")];
        PlanAndConverge.Check(server.Fake, () => server.Test.TryPlan(runList), () => server.Test.TryConverge(runList), $"{events}, {start}");
    }

    private static IEnumerable<string> Starts() => s_starts.Keys;
}
