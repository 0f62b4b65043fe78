using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.SystemTests.MainJob;

/// <summary>A node.json that renders what haproxy refuses: it never goes live.</summary>
[SystemTest]
[TestFixture(false)]
[TestFixture(true)]
public sealed class RefusedConfigurationTests(bool systemd)
{
    private Checkout checkout = null!;
    private string good = "";
    private List<(int, long)> haproxy = [];

    [OneTimeSetUp]
    public void Converge()
    {
        checkout = Checkout.Converged(systemd);
        checkout.Host.AddUser("alice");
        checkout.Host.Run(Checkout.Command("plan") with { User = "alice" });
        good = checkout.Host.Read(Checkout.Config);
        haproxy = checkout.HaproxyIdentities();
        checkout.Edit(node => node["app_layer"]!["defaults"]!["balance"] = "nonsense");
    }

    [OneTimeTearDown]
    public void Stop() => checkout?.Dispose();

    [Test]
    public void The_old_file_stays_and_is_served_and_haproxy_s_own_alert_is_shown()
    {
        ChangeMark before = checkout.Host.Mark();

        HostResult run = checkout.Converge();

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Stdout, Does.Contain("[ALERT]").And.Contain("balance only supports 'roundrobin'").And.Contain($"[{Checkout.Config}:"));
        Assert.That(run.Stdout, Does.Contain("the old file stays"));
        Assert.That(checkout.Host.Read(Checkout.Config), Is.EqualTo(good));
        checkout.AssertSameHaproxy(haproxy);
        Assert.That(checkout.Curl("localhost:8081"), Does.EndWith("answered"));
        List<string> changes = checkout.ChangesSince(before);
        Assert.That(changes, Has.All.StartWith($"Added {Checkout.State}/refused"));
        string kept = changes[^1]["Added ".Length..];
        Assert.That(run.Stdout, Does.Contain($"The refused content is kept in {kept}."));
        Assert.That(checkout.Host.Read(kept), Does.Contain("balance nonsense"));
        Assert.That(checkout.Host.Stat(kept).Mode, Is.EqualTo("600"));
    }

    [Test]
    public void A_plan_says_it_beforehand([Values("root", "alice")] string user)
    {
        ChangeMark before = checkout.Host.Mark();

        HostResult plan = checkout.Host.Run(Checkout.Command("plan") with { User = user == "root" ? null : user });

        Assert.That(plan.ExitCode, Is.EqualTo(1), plan.ToString());
        Assert.That(plan.Stdout, Does.Contain("[ALERT]").And.Contain("balance only supports 'roundrobin'").And.Contain("Failed: a converge would fail"));
        Assert.That(checkout.ChangesSince(before), Is.Empty);
    }
}
