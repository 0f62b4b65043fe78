using System.Text.Json.Nodes;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Cookbooks.AppLayer;

public sealed class SetupTests
{
    private AppServer server = null!;

    [SetUp]
    public void MakeServer() => server = new();

    [Test]
    public void An_application_gets_its_user_and_the_folders_that_OpsWorks_makes()
    {
        server.Converge("setup");
        Assert.That(server.Fake.Log, Does.Contain("create user deploy"));
        Assert.That((server.Owner("/srv/www/simple_app"), server.Mode("/srv/www/simple_app")), Is.EqualTo(("deploy", "775")));
        Assert.That(server.Fake.Files.List(AppServer.Shared), Is.EqualTo(new[] { "config", "health", "log", "pids", "scripts", "sockets", "system" }));
        Assert.That((server.Owner(AppServer.Shared + "/log"), server.Mode(AppServer.Shared + "/log")), Is.EqualTo(("deploy", "770")));
    }

    [Test]
    public void A_second_setup_does_nothing()
    {
        server.Converge("setup");
        Assert.That(server.Converge("setup").Updated, Is.Zero);
    }

    [Test]
    public void What_the_stack_says_goes_before_the_defaults_and_what_app_layer_says_before_both()
    {
        server.Deploy["deploy_to"] = "/opt/simple";
        server.Deploy["user"] = "root";
        server.Settings["user"] = "www-data";
        server.Converge("setup");
        Assert.That(server.Owner("/opt/simple/shared/log"), Is.EqualTo("www-data"));
    }

    [Test]
    public void An_instance_that_is_only_a_balancer_gets_no_application()
    {
        server.Stack["opsworks"]!["instance"]!["layers"] = new JsonArray("other-haproxy");
        server.Stack["opsworks"]!["layers"]!["other"] = new JsonObject();
        server.Fake.HasPackage("haproxy", "2.6.12-1", files: ["/etc/haproxy/haproxy.cfg"], service: "haproxy").Command("haproxy *").Returns(0);
        server.Fake.Accounts.CreateUser(new("haproxy"));
        server.Converge("setup");
        Assert.That(server.Has("/srv/www"), Is.False);
    }

    [TestCase("app1", true)]
    [TestCase("app2", false)]
    public void An_application_may_be_for_some_layers_only(string layer, bool isHere)
    {
        server.Settings["layers"] = new JsonArray(layer, "app3");
        server.Converge("setup");
        Assert.That(server.Has(AppServer.Shared), Is.EqualTo(isHere));
    }

    [Test]
    public void An_instance_that_left_comes_back_by_its_setup_and_by_no_other_event()
    {
        server.Serving().Converge("shutdown");
        Assert.That(server.Has(AppServer.Health), Is.False);
        server.Converge("configure");
        Assert.That(server.Has(AppServer.Health), Is.False);
        server.Converge("setup");
        Assert.That(server.Has(AppServer.Health));
    }

    [Test]
    public void A_setting_that_there_is_not_is_told_with_the_nearest_one()
    {
        server.Settings["health_path"] = "/health";
        RecipeTestResult result = server.Test.TryConverge("recipe[app_layer::setup]");
        Assert.That(result.Error!.Message, Does.Contain("app_layer.applications.simple_app.health_path").And.Contain("health_file"));
    }

    [TestCase("/")]
    [TestCase("/srv")]
    [TestCase("srv/www/simple_app")]
    [TestCase("/srv/www/../../etc")]
    public void A_folder_that_cannot_be_an_application_s_own_is_refused(string path)
    {
        server.Deploy["deploy_to"] = path;
        RecipeTestResult result = server.Test.TryConverge("recipe[app_layer::setup]");
        Assert.That(result.Error!.Message, Does.Contain($"'{path}'").And.Contain("deploy.simple_app.deploy_to").And.Contain("/srv/www/simple_app"));
        Assert.That(server.Fake.Log, Is.Empty);
    }
}
