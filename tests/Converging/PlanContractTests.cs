using System.Text.Json.Nodes;
using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.Testing;
using RecipeRunner.Tests.Converging.Contract;
using RecipeRunner.Tests.Cookbooks;

namespace RecipeRunner.Tests.Converging;

/// <summary>The plan's contract, on every shipped recipe in many states of the machine and of the stack.</summary>
public sealed class PlanContractTests
{
    private const string Config = Balancer.Config;

    /// <summary>States of a machine; those that begin with "installed" know all that a plan needs.</summary>
    private static readonly Dictionary<string, Action<FakeMachine>> s_starts = new()
    {
        ["not installed"] = _ => { },
        ["not installed, with a configuration left behind"] = machine => machine.HasFile(Config, "old\n"),
        ["not installed, with the configuration that is wanted"] = machine => machine.HasFile(Config, Wanted("node.json")),
        ["installed, running with Debian's own configuration"] = machine => Install(machine).HasFile(Config, "global\n    daemon\n"),
        ["installed and stopped"] = machine => Install(machine).Services.Stop("haproxy"),
        ["installed and disabled"] = machine => Install(machine).Services.Disable("haproxy"),
        ["installed, stopped and disabled"] = machine =>
        {
            Install(machine).Services.Stop("haproxy");
            machine.Services.Disable("haproxy");
        },
        ["installed and masked while it runs"] = machine => Install(machine).Services.Mask("haproxy"),
        ["stopped and masked"] = machine =>
        {
            Install(machine).Services.Stop("haproxy");
            machine.Services.Mask("haproxy");
        },
        ["installed, its configuration gone"] = machine => Install(machine).Files.Delete(Config),
        ["installed, another mode"] = machine => Install(machine).HasFile(Config, Wanted("node.json"), mode: "0600"),
        ["installed, another owner"] = machine => Install(machine).HasFile(Config, Wanted("node.json"), owner: "www-data"),
        ["installed, edited by hand"] = machine => Install(machine).HasFile(Config, Wanted("node.json") + "# mine\n"),
        ["installed, a directory in the way"] = machine =>
        {
            Install(machine).Files.Delete(Config);
            machine.HasDirectory(Config);
        },
        ["installed, the configuration a link elsewhere"] = machine =>
        {
            Install(machine).Files.Delete(Config);
            machine.HasFile("/srv/haproxy.cfg", "old\n").Files.CreateSymbolicLink(Config, "/srv/haproxy.cfg");
        },
        ["installed, converged"] = machine => Install(machine).HasFile(Config, Wanted("node.json")),
        ["installed, the new configuration refused"] = machine => Install(machine).Command("haproxy -c *").Returns(1, stderr: "[ALERT]"),
    };

    /// <summary>Changes of the shipped stack.</summary>
    private static readonly Dictionary<string, Action<JsonNode>> s_stacks = new()
    {
        ["as shipped"] = _ => { },
        ["an instance added"] = stack =>
        {
            JsonObject instances = Balancer.Instances(stack, "app1");
            instances["app13"] = instances["app12"]!.DeepClone();
            instances["app13"]!["private_ip"] = "127.1.1.3";
        },
        ["an instance stopped"] = stack => Balancer.Instances(stack, "app1")["app12"]!["status"] = "stopped",
        ["a layer empty"] = stack => Balancer.Instances(stack, "app2").Clear(),
        ["the demo off"] = stack => stack["app_layer"]!["demo"] = false,
        ["seen by an application server"] = stack => stack["opsworks"]!["instance"]!["layers"] = new JsonArray("app1"),
    };

    private static IEnumerable<string> Starts => s_starts.Keys;

    private static IEnumerable<string> Stacks => s_stacks.Keys;

    [Test, Pairwise]
    public void The_shipped_recipes_do_what_their_plan_says(
        [ValueSource(nameof(Starts))] string start, [ValueSource(nameof(Stacks))] string stack,
        [Values("recipe[app_layer]", "recipe[haproxy]")] string recipe, [Values] bool filesAreKnown, [Values] bool isOwed)
    {
        var balancer = new Balancer();
        s_starts[start](balancer.Machine);
        JsonNode json = Balancer.Stack("node.json");
        s_stacks[stack](json);
        RecipeTest test = Test(filesAreKnown ? balancer.Machine : new UnlistedPackages(balancer.Machine), json);
        test.WithJournal(isOwed ? new MemoryJournal(new Debt("", "service[haproxy]", "reload", $"template[{Config}]")) : new MemoryJournal());

        (RecipeTestResult plan, RecipeTestResult converge) = PlanAndConverge.Check(
            balancer.Machine, () => test.TryPlan(recipe), () => test.TryConverge(recipe), $"{recipe}, {start}, {stack}");

        if (start.StartsWith("installed", StringComparison.Ordinal)) Assert.That(plan.May, Is.Zero, "nothing is doubtful on a machine that has haproxy");
        if (converge.Error is null) Assert.That(test.Converge(recipe).Updated, Is.Zero, "a second converge does nothing");
    }

    [Test]
    public void A_first_plan_is_certain_of_the_package()
    {
        var balancer = new Balancer();
        RecipeTestResult plan = Test(balancer.Machine, Balancer.Stack("node.json")).Plan("recipe[app_layer]");
        Assert.That(PlayedAction.Of(plan).Where(action => !action.IsMay).Select(action => action.Name),
            Does.Contain("package[haproxy] install"), PlanAndConverge.Describe(plan));
    }

    private static RecipeTest Test(IMachine machine, JsonNode stack) =>
        RecipeTest.On(machine).WithCookbooks(Balancer.Cookbooks).WithStateIn("/var/lib/recipe-runner").WithAttributes(stack.ToJsonString());

    private static FakeMachine Install(FakeMachine machine)
    {
        machine.Packages.Install([new PackageRequest("haproxy")], new PackageOptions());
        // As the cookbook leaves it: what a plan changes before, a check is asked too early for.
        UserAccount haproxy = machine.Accounts.User("haproxy")!;
        machine.Files.SetOwner("/etc/haproxy", haproxy.Uid, haproxy.Gid);
        machine.HasFile("/etc/haproxy/port_guard.lua", File.ReadAllText(Path.Combine(Balancer.Cookbooks, "app_layer/files/port_guard.lua")))
            .HasDirectory("/var/lib/haproxy/port_guard");
        machine.Files.SetMode("/var/lib/haproxy/port_guard", Convert.ToInt32("750", 8));
        machine.Files.SetOwner("/var/lib/haproxy/port_guard", haproxy.Uid, haproxy.Gid);
        return machine;
    }

    private static string Wanted(string stack)
    {
        var balancer = new Balancer();
        balancer.Converge(Balancer.Stack(stack));
        return balancer.Rendered;
    }
}
