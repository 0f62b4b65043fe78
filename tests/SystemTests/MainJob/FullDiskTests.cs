using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.SystemTests.MainJob;

/// <summary>A disk without space: a clear error, the old file whole, and the next run finishes once there is space.</summary>
[SystemTest]
public sealed class FullDiskTests
{
    private Checkout checkout = null!;

    [SetUp]
    public void Converge() => checkout = Checkout.Converged();

    [TearDown]
    public void Stop() => checkout?.Dispose();

    [TestCase("/etc/haproxy", Checkout.Config)]
    [TestCase(Checkout.State, Checkout.State)]
    public void A_full_disk_is_an_error_that_names_the_path_and_loses_nothing(string folder, string named)
    {
        ThrowawayHost host = checkout.Host;
        // Without the records of earlier runs: a new folder of state begins here.
        host.Shell($"mkdir /srv/kept && cp -a {folder}/. /srv/kept/").Ok();
        host.MountSmallDisk(folder, "256k");
        host.Shell($"cp -a /srv/kept/. {folder}/; cat /dev/zero >{folder}/full");
        checkout.Edit(node => Stack.Add(node, "app1", "app13", "127.1.1.3"));
        FileSnapshot before = host.Snapshot("/etc/haproxy");

        HostResult full = checkout.Converge();

        Assert.That(full.ExitCode, Is.EqualTo(1), full.ToString());
        Assert.That(full.Stdout + full.Stderr, Does.Contain(named).And.Contain("o space left on device"));
        Assert.That(full.Stdout, Does.Contain("template[/etc/haproxy/haproxy.cfg] failed in action create"));
        Assert.That(full.Stderr, Does.Not.Contain("unexpected"));
        Assert.That(before.Differences(host.Snapshot("/etc/haproxy")).Where(d => !d.StartsWith("/etc/haproxy: ", StringComparison.Ordinal)), Is.Empty);
        Assert.That(host.Shell($"find {folder} -name '.*.rr-*' -o -name '*.tmp'").Stdout, Is.Empty);

        host.Run("rm", $"{folder}/full").Ok();
        Assert.That(checkout.Converge().Ok().Stdout, Does.Contain("- update content in file /etc/haproxy/haproxy.cfg").And.Contain("- reload service haproxy"));
        Wait.Until(() => checkout.Curl("127.1.1.3:8080") == "app13 of app1 answered", TimeSpan.FromSeconds(10), "the new server");
        Assert.That(checkout.Converge().Ok().Stdout, Does.Match(@"Converged: 0 of \d+ resources updated"));
    }
}
