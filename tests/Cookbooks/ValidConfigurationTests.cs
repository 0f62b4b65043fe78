using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.Cookbooks;

/// <summary>What the cookbooks render for the sample stacks is what a real haproxy takes.</summary>
[SystemTest]
public sealed class ValidConfigurationTests
{
    private ThrowawayHost _host = null!;

    [OneTimeSetUp]
    public void Start() => _host = ThrowawayHost.Start(new() { Layer = HostLayer.HaproxyInstalled });

    [OneTimeTearDown]
    public void Stop() => _host?.Dispose();

    [TestCase("node.json")]
    [TestCase("small-chef11.json")]
    [TestCase("small-chef11.setup.json")]
    [TestCase("partial.json")]
    [TestCase("partial.strict.json")]
    [TestCase("empty-cluster.json")]
    public void A_real_haproxy_takes_what_is_rendered_for(string stack)
    {
        var balancer = new Balancer();
        balancer.Converge(Balancer.Stack(stack));
        string file = $"/srv/{stack}.cfg";
        _host.Write(file, balancer.Rendered);
        CommandResult checkedBy = _host.Run("haproxy", "-c", "-f", file);
        Assert.That(checkedBy.ExitCode, Is.Zero, checkedBy + "\n" + balancer.Rendered);
    }
}
