namespace AppLayer.Tests;

/// <summary>The events of an instance that runs an application.</summary>
public sealed class ApplicationServerTests
{
    private const string Shared = "/srv/www/shop/shared", Unit = "/etc/systemd/system/shop.service";

    private readonly FakeMachine machine = FakeMachine.Debian12();

    /// <summary>An event, with the application shop in it.</summary>
    /// <param name="activity">The event.</param>
    /// <param name="deploy">Further keys of what OpsWorks says of the application, each with a comma behind it.</param>
    /// <param name="provider">How it is deployed.</param>
    private RecipeTest Event(string activity, string deploy = "", string provider = "Revision") => RecipeTest.On(machine).WithAttributes($$"""
        {
          "app_layer": { "applications": { "shop": { "command": "bin/server --port 80", "health_file": "health", "drain_file": "leaving" } } },
          "deploy": { "shop": { {{deploy}} "application": "shop", "deploy_to": "/srv/www/shop", "environment_variables": { "COLOUR": "red" } } },
          "opsworks": {
            "activity": "{{activity}}",
            "deploy_chef_provider": "{{provider}}",
            "instance": { "hostname": "app11", "layers": ["app1"], "private_ip": "127.1.1.1" },
            "layers": { "app1": { "name": "Application", "instances": { "app11": { "status": "online", "private_ip": "127.1.1.1" } } } }
          }
        }
        """);

    private RecipeTestResult Deploy(string deploy, string provider = "Revision") => Event("deploy", deploy, provider).Converge("recipe[app_layer::deploy]");

    [Test]
    public void A_setup_makes_the_user_and_the_folders()
    {
        RecipeTestResult run = Event("setup").Converge("recipe[app_layer::setup]");

        Assert.That(machine.Log, Does.Contain("create user deploy"));
        Assert.That((machine.OwnerOf($"{Shared}/log"), machine.ModeOf($"{Shared}/log")), Is.EqualTo(("deploy:www-data", "0770")));
        Assert.That(run.Declared, Does.Contain("application_folders[shop]").And.Not.Contain("haproxy_install[package]"));
    }

    [Test]
    public void A_deploy_writes_environment_and_unit()
    {
        machine.HasService("shop");
        Event("setup").Converge("recipe[app_layer::setup]");

        Event("deploy").Converge("recipe[app_layer::deploy]");

        Assert.That(machine.ReadText($"{Shared}/app.env"), Does.Contain("COLOUR"));
        Assert.That(machine.ModeOf($"{Shared}/app.env"), Is.EqualTo("0600"), "there may be passwords in it");
        Assert.That(machine.ReadText(Unit), Does.Contain("bin/server --port 80"));
    }

    [TestCase("Revision", "deploy_revision")]
    [TestCase("Timestamped", "deploy")]
    [TestCase("Branch", "deploy_branch")]
    public void A_deploy_fetches_the_source_in_the_stacks_way_and_starts_the_service(string provider, string resource)
    {
        machine.HasService("shop").HasDownload("https://mirror.example/shop.tar", Archive(), etag: "one").HasFile($"{Shared}/leaving", "");

        RecipeTestResult run = Deploy("\"scm\": { \"scm_type\": \"archive\", \"repository\": \"https://mirror.example/shop.tar\" },", provider);

        Assert.That(run.Changed, Has.Some.StartsWith($"{resource}[/srv/www/shop] "));
        Assert.That(machine.ReadText("/srv/www/shop/current/version"), Is.EqualTo("one"));
        Assert.That(machine.ReadText($"{Shared}/health"), Is.EqualTo("in service\n"));
        Assert.That(machine.Files.Stat($"{Shared}/leaving"), Is.Null);
        Assert.That(machine.Services.Status("shop") is { Running: true, Enabled: true });
    }

    [Test]
    public void A_source_in_git_brings_git()
    {
        machine.HasService("shop").HasPackage("git", "2.39");
        RecipeTestResult run = Event("deploy", "\"scm\": { \"scm_type\": \"git\", \"repository\": \"https://git.mirror.example/shop.git\" },").TryConverge("recipe[app_layer::deploy]");
        Assert.That(machine.Packages.Status("git").IsInstalled);
        Assert.That(run.Error!.Message, Does.Contain("git ls-remote").And.Contain("https://git.mirror.example/shop.git"), "which the machine does not answer");
    }

    [Test]
    public void A_changed_unit_is_read_by_systemd_at_once()
    {
        machine.HasService("shop").HasDirectory("/run/systemd/system").Command("systemctl daemon-reload").Returns(0);
        Deploy("");
        Assert.That(machine.Log, Has.One.EqualTo("run systemctl daemon-reload"));
    }

    [Test]
    public void A_configure_writes_what_changed_and_restarts_what_has_read_it_before()
    {
        machine.HasService("shop").HasDownload("https://mirror.example/shop.tar", Archive(), etag: "one");
        Deploy("\"scm\": { \"scm_type\": \"archive\", \"repository\": \"https://mirror.example/shop.tar\" },");
        machine.Files.Delete($"{Shared}/app.env");
        machine.ClearLog();

        RecipeTestResult run = Event("configure").Converge("recipe[app_layer::configure]");

        Assert.That(machine.ReadText($"{Shared}/app.env"), Does.Contain("COLOUR"));
        Assert.That(run.Notifications, Does.Contain(new NotificationSent("application_configuration[shop]", "application_processes[shop]", "try_restart", Timing.Delayed)));
        Assert.That(machine.Log, Does.Contain("restart shop"));
    }

    [Test]
    public void At_the_shutdown_it_leaves_its_balancers_and_stops()
    {
        Event("setup").Converge("recipe[app_layer::setup]");
        machine.HasService("shop", running: true, enabled: true).HasFile($"{Shared}/health", "in service\n");

        RecipeTestResult run = Event("shutdown").Converge("recipe[app_layer::shutdown]");

        Assert.That(machine.Files.Stat($"{Shared}/health"), Is.Null);
        Assert.That(machine.Services.Status("shop").Running, Is.False);
        Assert.That(run.StatusOf("drain[shop]") ?? run.StatusOf("app_layer_drain[shop]"), Is.EqualTo(ActionStatus.Updated));
    }

    [Test]
    public void Balancers_that_ask_for_no_page_see_nothing_of_it_which_is_said()
    {
        machine.HasService("shop", running: true, enabled: true);
        RecipeTestResult run = RecipeTest.On(machine).WithAttributes("""
            {
              "app_layer": { "defaults": { "check": { "kind": "l4" } }, "applications": { "shop": { "command": "bin/server" } } },
              "deploy": { "shop": { "application": "shop", "deploy_to": "/srv/www/shop" } },
              "opsworks": { "activity": "shutdown", "instance": { "hostname": "app11", "layers": ["app1"], "private_ip": "127.1.1.1" },
                "layers": { "app1": { "name": "Application", "instances": { "app11": { "status": "online", "private_ip": "127.1.1.1" } } } } }
            }
            """).Converge("recipe[app_layer::shutdown]");
        Assert.That(run.Messages, Has.Some.Contains("No balancer's check asks shop for a page"));
    }

    [Test]
    public void An_undeploy_takes_all_of_it_away()
    {
        machine.HasService("shop");
        Event("setup").Converge("recipe[app_layer::setup]");
        Event("deploy").Converge("recipe[app_layer::deploy]");

        Event("undeploy").Converge("recipe[app_layer::undeploy]");

        Assert.That((machine.Files.Stat("/srv/www/shop"), machine.Files.Stat(Unit)), Is.EqualTo(((FileStatus?)null, (FileStatus?)null)));
    }

    /// <summary>A version of the application, as a tar.</summary>
    private static string Archive()
    {
        using var bytes = new System.IO.MemoryStream();
        using (var tar = new System.Formats.Tar.TarWriter(bytes, leaveOpen: true))
            tar.WriteEntry(new System.Formats.Tar.UstarTarEntry(System.Formats.Tar.TarEntryType.RegularFile, "version") { DataStream = new System.IO.MemoryStream("one"u8.ToArray()) });
        return System.Text.Encoding.ASCII.GetString(bytes.ToArray());
    }
}
