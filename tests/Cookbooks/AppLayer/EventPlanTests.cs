using RecipeRunner.Tests.Converging.Contract;
using RecipeRunner.Tests.Resources.Deploying;

namespace RecipeRunner.Tests.Cookbooks.AppLayer;

/// <summary>The plan's contract for the events of an application server, in many states of it.</summary>
public sealed class EventPlanTests
{
    private static readonly Dictionary<string, Action<AppServer, FakeGit>> s_starts = new()
    {
        ["new"] = (_, _) => { },
        ["set up"] = (server, _) => server.Converge("setup"),
        ["deployed"] = (server, _) => server.Converge("setup", "deploy"),
        ["deployed, with connections"] = (server, _) =>
        {
            server.Converge("setup", "deploy");
            server.HasConnections(2);
        },
        ["deployed, the service stopped"] = (server, _) =>
        {
            server.Converge("setup", "deploy");
            server.Fake.Services.Stop("simple_app");
        },
        ["deployed, another environment"] = (server, _) =>
        {
            server.Converge("setup", "deploy");
            server.Deploy["environment_variables"]!["LOG_LEVEL"] = "debug";
        },
        ["deployed, the service stopped and another environment"] = (server, _) =>
        {
            server.Converge("setup", "deploy");
            server.Fake.Services.Stop("simple_app");
            server.Deploy["environment_variables"]!["LOG_LEVEL"] = "debug";
        },
        ["deployed, another release"] = (server, git) =>
        {
            server.Converge("setup", "deploy");
            git.Commit('b');
        },
        ["deployed, another release and another environment"] = (server, git) =>
        {
            server.Converge("setup", "deploy");
            git.Commit('b');
            server.Deploy["environment_variables"]!["LOG_LEVEL"] = "debug";
        },
        ["deployed, another command"] = (server, _) =>
        {
            server.Converge("setup", "deploy");
            server.Settings["command"] = "bin/other";
        },
        ["shut down"] = (server, _) =>
        {
            server.Converge("setup", "deploy");
            server.Converge("shutdown");
        },
    };

    [Test]
    public void What_is_certain_happens_and_nothing_else(
        [Values("setup", "configure", "deploy", "shutdown", "undeploy", "setup deploy", "configure deploy")] string events,
        [ValueSource(nameof(Starts))] string start)
    {
        AppServer server = new();
        server.Fake.HasService("simple_app").HasPackage("git", "1:2.39.5-0+deb12u2", installed: true);
        server.Deploy["scm"]!["repository"] = FakeGit.Url;
        server.Deploy["scm"]!["revision"] = "main";
        s_starts[start](server, new FakeGit(server.Fake));
        server.Stack["opsworks"]!["activity"] = events;
        string[] runList = [.. events.Split(' ').Select(e => $"recipe[app_layer::{e}]")];
        PlanAndConverge.Check(server.Fake, () => server.Test.TryPlan(runList), () => server.Test.Once().TryConverge(runList), $"{events}, {start}");
    }

    private static Dictionary<string, Action<AppServer, FakeGit>>.KeyCollection Starts() => s_starts.Keys;
}
