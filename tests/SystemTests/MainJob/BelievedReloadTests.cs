using System.Text.Json.Nodes;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.SystemTests.MainJob;

/// <summary>A reload is believed when a new worker is seen, and not before.</summary>
[SystemTest]
[TestFixture(false)]
[TestFixture(true)]
public sealed class BelievedReloadTests(bool systemd)
{
    private const string Taken = "127.0.0.1:8099";
    private Checkout checkout = null!;

    [OneTimeSetUp]
    public void Converge() => checkout = Checkout.Converged(systemd);

    [OneTimeTearDown]
    public void Stop() => checkout?.Dispose();

    [SetUp]
    public void AsShipped()
    {
        checkout.Edit(_ => { });
        checkout.Converge().Ok();
    }

    [Test]
    public void A_port_that_is_taken_fails_the_run_and_the_reload_is_owed_until_it_is_free()
    {
        using HostProcess thief = Listener.Start(checkout.Host, Taken);
        checkout.Edit(ListenOnTaken);

        HostResult failed = checkout.Converge();

        Assert.That(failed.ExitCode, Is.EqualTo(1), failed.ToString());
        Assert.That(failed.Stdout, Does.Contain("service[haproxy]").And.Contain("[ALERT]").And.Contain($"cannot bind socket (Address already in use) for [{Taken}]"));
        Assert.That(checkout.Curl("localhost:8081"), Does.EndWith("answered"), "the old worker serves on");
        Assert.That(checkout.Host.Read(Checkout.Owed), Does.Contain("service[haproxy]").And.Contain("reload"));

        thief.Kill();
        HostResult paid = checkout.Converge().Ok();

        Assert.That(paid.Stdout, Does.Contain("owed by an earlier run").And.Contain("- reload service haproxy"));
        Assert.That(checkout.Curl(Taken), Does.EndWith("answered"));
        Assert.That(checkout.Host.Exists(Checkout.Owed), Is.False);
        Assert.That(checkout.Converge().Ok().Stdout, Does.Contain("Converged: 0 of "));
    }

    [Test]
    public void An_address_that_only_the_new_process_finds_missing_fails_the_run_in_haproxy_s_own_words()
    {
        const string socket = "/srv/not-yet/web.sock";
        checkout.Edit(node => Listen(node, socket));

        HostResult failed = checkout.Converge();

        Assert.That(failed.ExitCode, Is.EqualTo(1), failed.ToString());
        Assert.That(failed.Stdout, Does.Contain("service[haproxy]"));
        if (systemd) Assert.That(failed.Stdout, Does.Contain("The old worker serves on.").And.Contain("[ALERT]").And.Contain(socket));
        Assert.That(checkout.Host.Read(Checkout.Owed), Does.Contain("service[haproxy]").And.Contain("reload"));
        // It had closed its ports for two seconds, those of the servers among them.
        Wait.Until(() => checkout.Curl("localhost:8081").EndsWith("answered", StringComparison.Ordinal), TimeSpan.FromSeconds(20), "the old worker to serve on");

        checkout.Host.Run("mkdir", "/srv/not-yet").Ok();
        Assert.That(checkout.Converge().Ok().Stdout, Does.Contain("owed by an earlier run"));
        Assert.That(checkout.Host.Exists(socket));
    }

    [Test]
    public void A_service_that_will_not_start_fails_the_run_in_haproxy_s_own_words_and_starts_once_it_can()
    {
        using HostProcess thief = Listener.Start(checkout.Host, Taken);
        checkout.Edit(ListenOnTaken);
        checkout.Host.Run("service", "haproxy", "stop").Ok();

        HostResult failed = checkout.Converge();

        Assert.That(failed.ExitCode, Is.EqualTo(1), failed.ToString());
        Assert.That(failed.Stdout, Does.Contain("service[haproxy]").And.Contain("[ALERT]").And.Contain($"cannot bind socket (Address already in use) for [{Taken}]"));

        thief.Kill();
        checkout.Converge().Ok();
        Assert.That(checkout.Curl(Taken), Does.EndWith("answered"));
    }

    [Test]
    public void A_file_that_only_haproxy_itself_refuses_when_it_reloads_is_told_in_its_own_words()
    {
        // Broken behind the run's back, so that the check of the new content is not asked.
        checkout.AddCookbook("again", "Service(\"haproxy\", new() { Action = Reload, Witness = new ReloadProof(\"/etc/haproxy/haproxy.cfg\").See });\n");
        string good = checkout.Host.Read(Checkout.Config);
        checkout.Host.Write(Checkout.Config, good + "\nnonsense\n");

        HostResult failed = checkout.Converge("-o", "recipe[again]");
        checkout.Host.Write(Checkout.Config, good);

        Assert.That(failed.ExitCode, Is.EqualTo(1), failed.ToString());
        Assert.That(failed.Stdout, Does.Contain("[ALERT]").And.Contain("nonsense"));
        Assert.That(checkout.Curl("localhost:8081"), Does.EndWith("answered"));
    }

    [Test]
    public void A_package_that_is_missing_ends_the_run_before_anything_that_serves_is_touched()
    {
        checkout.AddCookbook("missing", "HaproxyInstall(\"package\", new() { PackageName = \"haproxy-that-is-not\" });\nIncludeRecipe(\"app_layer\");\n");
        string config = checkout.Host.Read(Checkout.Config);
        List<ProcessInfo> haproxy = checkout.Haproxy();
        checkout.Edit(node => Stack.Stop(node, "app1", "app12"));

        HostResult failed = checkout.Converge("-o", "recipe[missing]");

        Assert.That(failed.ExitCode, Is.EqualTo(1), failed.ToString());
        Assert.That(failed.Stdout, Does.Contain("haproxy-that-is-not"));
        Assert.That(checkout.Host.Read(Checkout.Config), Is.EqualTo(config));
        Assert.That(checkout.Haproxy(), Is.EqualTo(haproxy));
        Assert.That(checkout.Curl("localhost:8081"), Does.EndWith("answered"));
    }

    private static void ListenOnTaken(JsonNode node) => Listen(node, Taken);

    private static void Listen(JsonNode node, string address) => node["haproxy"] = JsonNode.Parse($$"""
        { "clusters": { "extra": { "bind": "{{address}}", "mode": "http", "balance": "roundrobin", "check": "inter 1s",
          "servers": [{ "name": "app11", "address": "127.1.1.1", "port": 8080 }] } } }
        """);
}
