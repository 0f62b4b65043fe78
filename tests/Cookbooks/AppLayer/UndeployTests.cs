using System.Text.Json.Nodes;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Cookbooks.AppLayer;

public sealed class UndeployTests
{
    private AppServer server = null!;

    [SetUp]
    public void Undeploy()
    {
        server = new AppServer().Serving();
        server.Stack["opsworks"]!["activity"] = "undeploy";
        server.Fake.HasDirectory("/srv/www/other_app/shared").HasFile(AppServer.Unit, "# Written by app_layer.\n[Service]\n");
    }

    [Test]
    public void It_drains_and_stops_the_application_and_removes_it_and_nothing_else()
    {
        server.Fake.HasFile("/etc/systemd/system/other_app.service", "# Written by app_layer.\n");
        server.Converge("undeploy");
        Assert.That(server.Fake.Log.Where(line => !line.StartsWith("sleep", StringComparison.Ordinal)), Is.EqualTo(new[] { "stop simple_app", "disable simple_app" }));
        Assert.That((server.Has("/srv/www/simple_app"), server.Has(AppServer.Unit)), Is.EqualTo((false, false)));
        Assert.That((server.Has("/srv/www/other_app/shared"), server.Has("/etc/systemd/system/other_app.service")), Is.EqualTo((true, true)));
    }

    [Test]
    public void Configuration_that_lies_elsewhere_goes_too()
    {
        server.Settings["environment_file"] = "/etc/simple_app.env";
        server.Converge("configure");
        Assert.That(server.Has("/etc/simple_app.env"));
        server.Converge("undeploy");
        Assert.That(server.Has("/etc/simple_app.env"), Is.False);
    }

    [Test]
    public void A_second_undeploy_does_nothing()
    {
        server.Converge("undeploy");
        Assert.That(server.Converge("undeploy").Updated, Is.Zero);
    }

    [Test]
    public void A_unit_that_somebody_else_wrote_stays()
    {
        server.Fake.HasFile(AppServer.Unit, "[Service]\n");
        server.Converge("undeploy");
        Assert.That(server.Has(AppServer.Unit));
    }

    [Test]
    public void A_service_that_another_application_has_too_goes_on()
    {
        server.Fake.HasService("apache2", running: true).HasService("worker", running: true);
        server.Settings["service"] = new JsonArray("apache2", "worker");
        server.Stack["app_layer"]!["applications"]!["other_app"] = JsonNode.Parse("""{ "service": "apache2" }""");
        server.Test.NotIdempotent("apache2 runs, and so the balancers are waited for again").Converge("recipe[app_layer::undeploy]");
        Assert.That(server.Fake.Log, Does.Contain("stop worker").And.Not.Contain("stop apache2"));
    }

    [TestCase("setup")]
    [TestCase("configure")]
    public void Attributes_of_an_event_that_names_every_application_are_refused(string activity)
    {
        server.Stack["opsworks"]!["activity"] = activity;
        RecipeTestResult result = server.Test.TryConverge("recipe[app_layer::undeploy]");
        Assert.That(result.Error!.Message, Does.Contain(activity).And.Contain("opsworks.activity"));
        Assert.That(server.Has("/srv/www/simple_app"));
    }

    [Test]
    public void The_sample_of_another_application_leaves_this_one_alone()
    {
        server.Stack = Balancer.Stack("undeploy-chef11.json");
        server.Converge("undeploy");
        Assert.That((server.Has("/srv/www/simple_app"), server.Has("/srv/www/other_app")), Is.EqualTo((true, false)));
    }
}
