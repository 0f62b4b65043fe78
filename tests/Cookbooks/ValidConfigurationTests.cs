using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.Cookbooks;

/// <summary>What the cookbooks render for the sample stacks is what a real haproxy takes, and warns of nothing.</summary>
[SystemTest]
public sealed class ValidConfigurationTests
{
    private ThrowawayHost host = null!;

    [OneTimeSetUp]
    public void Start()
    {
        host = ThrowawayHost.Start(new() { Layer = HostLayer.HaproxyInstalled });
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=www.shop.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 site = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        host.Write("/srv/site.pem", site.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    [OneTimeTearDown]
    public void Stop() => host?.Dispose();

    [TestCase("node.json")]
    [TestCase("small-chef11.json")]
    [TestCase("small-chef11.setup.json")]
    [TestCase("partial.json")]
    [TestCase("partial.strict.json")]
    [TestCase("empty-cluster.json")]
    [TestCase("everything.json")]
    public void A_real_haproxy_takes_what_is_rendered_for(string stack)
    {
        var balancer = new Balancer();
        balancer.Converge(Balancer.Stack(stack));
        string file = $"/srv/{stack}.cfg";
        host.Write(file, balancer.Rendered);
        foreach (string read in new[] { "/etc/haproxy/stats.auth", "/etc/haproxy/port_guard.lua" })
            if (balancer.Machine.Files.Stat(read) is not null)
                host.Write(read, balancer.Machine.ReadText(read));
        HostResult checkedBy = host.Run("haproxy", "-c", "-f", file);
        Assert.That(checkedBy.ExitCode, Is.Zero, checkedBy + "\n" + balancer.Rendered);
        Assert.That(checkedBy.ToString(), Does.Not.Contain("[WARNING]"), balancer.Rendered);
    }
}
