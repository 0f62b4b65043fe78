namespace AppLayer.Tests;

/// <summary>The events of an instance that runs an application.</summary>
public sealed class ApplicationServerTests
{
    private const string Shared = "/srv/www/shop/shared", Unit = "/etc/systemd/system/shop.service";

    private readonly FakeMachine machine = FakeMachine.Debian12();

    /// <summary>An event, with the application shop in it.</summary>
    private RecipeTest Event(string activity) => RecipeTest.On(machine).WithAttributes($$"""
        {
          "app_layer": { "applications": { "shop": { "command": "bin/server --port 80" } } },
          "deploy": { "shop": { "application": "shop", "deploy_to": "/srv/www/shop", "environment_variables": { "COLOUR": "red" } } },
          "opsworks": {
            "activity": "{{activity}}",
            "instance": { "hostname": "app11", "layers": ["app1"], "private_ip": "127.1.1.1" },
            "layers": { "app1": { "name": "Application", "instances": { "app11": { "status": "online", "private_ip": "127.1.1.1" } } } }
          }
        }
        """);

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

    [Test]
    public void An_undeploy_takes_all_of_it_away()
    {
        machine.HasService("shop");
        Event("setup").Converge("recipe[app_layer::setup]");
        Event("deploy").Converge("recipe[app_layer::deploy]");

        Event("undeploy").Converge("recipe[app_layer::undeploy]");

        Assert.That((machine.Files.Stat("/srv/www/shop"), machine.Files.Stat(Unit)), Is.EqualTo(((FileStatus?)null, (FileStatus?)null)));
    }
}
