using RecipeRunner.Machines.Facts;
using RecipeRunner.Machines.Local;
using RecipeRunner.Testing;
using RecipeRunner.Tests.Cookbooks;

namespace RecipeRunner.Tests.Testing;

public sealed class PresetTests
{
    private static readonly Dictionary<string, Func<FakeMachine>> Presets = new()
    {
        ["Debian 12"] = FakeMachine.Debian12,
        ["Ubuntu 22.04"] = FakeMachine.Ubuntu2204,
        ["Ubuntu 24.04"] = FakeMachine.Ubuntu2404,
    };

    private static IEnumerable<string> Names => Presets.Keys;

    [TestCaseSource(nameof(Names))]
    public void A_preset_has_every_fact_of_a_real_machine(string name) =>
        Assert.That(Presets[name]().Facts.Keys, Is.EquivalentTo(new LocalFacts(new LocalFiles()).Keys));

    [TestCaseSource(nameof(Names))]
    public void The_shipped_cookbooks_converge_on_it(string name)
    {
        FakeMachine machine = Presets[name]().HasPackage("haproxy", "2.6.12-1", files: ["/usr/sbin/haproxy"], service: "haproxy");
        machine.Accounts.CreateUser(new("haproxy") { System = true });
        machine.Command("haproxy -c *").Returns(0);
        RecipeTestResult run = RecipeTest.On(machine).WithAttributes(Balancer.Stack("node.json").ToJsonString()).Converge("recipe[app_layer]");
        Assert.That(machine.ReadText(Balancer.Config), Does.Contain("server app11 ").And.Contain("server app12 "));
        Assert.That(run.Changed, Does.Contain($"template[{Balancer.Config}] create"));
    }
}
