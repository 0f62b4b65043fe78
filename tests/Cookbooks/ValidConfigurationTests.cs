using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.Cookbooks;

/// <summary>What the cookbooks render for the sample stacks is what a real haproxy takes.</summary>
[SystemTest]
public sealed class ValidConfigurationTests
{
    private ThrowawayHost host = null!;

    [OneTimeSetUp]
    public void Start() => host = ThrowawayHost.Start(new() { Layer = HostLayer.HaproxyInstalled });

    [OneTimeTearDown]
    public void Stop() => host?.Dispose();

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
        host.Write(file, balancer.Rendered);
        CommandResult checkedBy = host.Run("haproxy", "-c", "-f", file);
        Assert.That(checkedBy.ExitCode, Is.Zero, checkedBy + "\n" + balancer.Rendered);
    }
}
