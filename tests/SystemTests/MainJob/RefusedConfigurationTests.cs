using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.SystemTests.MainJob;

/// <summary>A node.json that renders what haproxy refuses: it never goes live.</summary>
[SystemTest]
public sealed class RefusedConfigurationTests
{
    private Checkout _checkout = null!;
    private string _good = "";
    private List<ProcessInfo> _haproxy = [];

    [OneTimeSetUp]
    public void Converge()
    {
        _checkout = Checkout.Converged();
        _checkout.Host.AddUser("alice");
        _checkout.Host.Run(Checkout.Command("plan") with { User = "alice" });
        _good = _checkout.Host.Read(Checkout.Config);
        _haproxy = _checkout.Haproxy();
        _checkout.Edit(node => node["app_layer"]!["defaults"]!["balance"] = "nonsense");
    }

    [OneTimeTearDown]
    public void Stop() => _checkout?.Dispose();

    [Test]
    public void The_old_file_stays_and_is_served_and_haproxy_s_own_alert_is_shown()
    {
        ChangeMark before = _checkout.Host.Mark();

        CommandResult run = _checkout.Converge();

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Stdout, Does.Contain("[ALERT]").And.Contain("nonsense").And.Contain($"[{Checkout.Config}:"));
        Assert.That(run.Stdout, Does.Contain("the old file stays"));
        Assert.That(_checkout.Host.Read(Checkout.Config), Is.EqualTo(_good));
        Assert.That(_checkout.Haproxy(), Is.EqualTo(_haproxy));
        Assert.That(_checkout.Curl("localhost:8081"), Does.EndWith("answered"));
        List<string> changes = _checkout.ChangesSince(before);
        Assert.That(changes, Has.All.StartWith($"Added {Checkout.State}/refused"));
        string kept = changes[^1]["Added ".Length..];
        Assert.That(run.Stdout, Does.Contain($"The refused content is kept in {kept}."));
        Assert.That(_checkout.Host.Read(kept), Does.Contain("balance nonsense"));
        Assert.That(_checkout.Host.Stat(kept).Mode, Is.EqualTo("600"));
    }

    [Test]
    public void A_plan_says_it_beforehand([Values("root", "alice")] string user)
    {
        ChangeMark before = _checkout.Host.Mark();

        CommandResult plan = _checkout.Host.Run(Checkout.Command("plan") with { User = user == "root" ? null : user });

        Assert.That(plan.ExitCode, Is.EqualTo(1), plan.ToString());
        Assert.That(plan.Stdout, Does.Contain("[ALERT]").And.Contain("nonsense").And.Contain("Failed: a converge would fail"));
        Assert.That(_checkout.ChangesSince(before), Is.Empty);
    }
}
