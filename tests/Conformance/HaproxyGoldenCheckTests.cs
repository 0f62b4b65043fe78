using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.Conformance;

/// <summary>A real haproxy says of what we render what it said of Chef's.</summary>
[SystemTest]
[Category("Conformance")]
public sealed class HaproxyGoldenCheckTests
{
    private ThrowawayHost host = null!;

    public static IEnumerable<TestCaseData> Goldens => VectorFiles.Cases(VectorFiles.HaproxyGolden);

    [OneTimeSetUp]
    public void Start() => host = ThrowawayHost.Start(new() { Layer = HostLayer.HaproxyInstalled });

    [OneTimeTearDown]
    public void Stop() => host?.Dispose();

    [TestCaseSource(nameof(Goldens))]
    public void Haproxy_judges_it_as_it_judged_Chef_s(VectorCase golden)
    {
        string rendered = HaproxyGolden.Converge(golden).ReadText(HaproxyGolden.File(golden));
        host.Write("/srv/golden.cfg", rendered);
        HostResult verdict = host.Run("haproxy", "-c", "-f", "/srv/golden.cfg");
        Assert.That(verdict.ExitCode, Is.EqualTo(golden.Json.GetProperty("haproxy_2_6_check_exit").GetInt32()), $"{verdict}\n{rendered}");
    }
}
