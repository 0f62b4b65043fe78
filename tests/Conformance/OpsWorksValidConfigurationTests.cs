using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.Conformance;

/// <summary>What <c>haproxy::opsworks</c> renders for each golden is what a real haproxy takes, also where it refuses what OpsWorks rendered.</summary>
[SystemTest]
public sealed class OpsWorksValidConfigurationTests
{
    private ThrowawayHost host = null!;

    [OneTimeSetUp]
    public void Start() => host = ThrowawayHost.Start(new() { Layer = HostLayer.HaproxyInstalled });

    [OneTimeTearDown]
    public void Stop() => host?.Dispose();

    private static IEnumerable<TestCaseData> Cases() => VectorFiles.Cases(VectorFiles.OpsWorksGolden);

    [TestCaseSource(nameof(Cases))]
    public void A_real_haproxy_takes_it(VectorCase golden) => Takes(OpsWorksGoldenTests.Rendered(golden));

    [Test]
    public void A_real_haproxy_takes_names_and_passwords_with_characters_of_its_own() => Takes(Cookbooks.OpsWorksHaproxyTests.Odd());

    private void Takes(string configuration)
    {
        host.Write("/srv/opsworks.cfg", configuration);
        HostResult check = host.Run("haproxy", "-c", "-f", "/srv/opsworks.cfg");
        Assert.That(check.ExitCode, Is.Zero, check + "\n" + configuration);
    }
}
