using System.Text.Json;
using System.Text.Json.Nodes;
using RecipeRunner.Reporting;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Cookbooks.AppLayer;

public sealed class ConfigureTests
{
    private const string Nasty = "one\ntwo \"three\" $(four) `five` ${SIX} \\ 'seven' %n #";

    private AppServer server = null!;

    [SetUp]
    public void MakeServer() => server = new();

    [Test]
    public void The_environment_is_the_owner_s_alone()
    {
        server.Converge("setup", "configure");
        Assert.That(server.Fake.ReadText(AppServer.Environment), Does.EndWith("API_TOKEN=\"example-token\"\nAPP_ENV=\"production\"\nLOG_LEVEL=\"info\"\n"));
        Assert.That((server.Owner(AppServer.Environment), server.Mode(AppServer.Environment)), Is.EqualTo(("deploy", "600")));
    }

    [Test]
    public void Values_are_data_to_the_shell_and_to_systemd()
    {
        server.Deploy["environment_variables"] = new JsonObject { ["A"] = Nasty, ["EMPTY"] = "" };
        server.Converge("setup", "configure");
        Assert.That(server.Fake.ReadText(AppServer.Environment), Does.EndWith("A=\"one\ntwo \\\"three\\\" \\$(four) \\`five\\` \\${SIX} \\\\ 'seven' %n #\"\nEMPTY=\"\"\n"));
    }

    [TestCase("WITH SPACE")]
    [TestCase("A=B")]
    [TestCase("1ST")]
    [TestCase("")]
    public void A_name_that_no_variable_can_have_is_refused_without_its_value(string name)
    {
        server.Deploy["environment_variables"] = new JsonObject { [name] = "swordfish" };
        RecipeTestResult result = server.Test.TryConverge("recipe[app_layer::setup]", "recipe[app_layer::configure]");
        Assert.That(result.Error!.Message, Does.Contain($"'{name}'").And.Not.Contain("swordfish"));
    }

    [Test]
    public void The_database_is_a_section_of_yaml_for_its_Rails_environment()
    {
        server.Deploy["rails_env"] = "staging";
        server.Deploy["database"]!["password"] = Nasty;
        server.Converge("setup", "configure");
        string file = AppServer.Shared + "/config/database.yml";
        Assert.That(server.Fake.ReadText(file), Does.Contain("\"staging\":\n  \"adapter\": \"mysql\"\n").And.Contain("  \"port\": 3306\n  \"reconnect\": true\n").And.Not.Contain("data_source_provider"));
        Assert.That(server.Fake.ReadText(file), Does.Contain("\"one\\ntwo \\\"three\\\" $(four) `five` ${SIX} \\\\ 'seven' %n #\""));
        Assert.That((server.Owner(file), server.Mode(file)), Is.EqualTo(("deploy", "600")));
    }

    [Test]
    public void The_database_may_be_json_as_well_and_readable_by_the_group()
    {
        server.Settings["database_file"] = "config/database.json";
        server.Settings["config_mode"] = "0640";
        server.Deploy["database"]!["password"] = Nasty;
        server.Converge("setup", "configure");
        string file = AppServer.Shared + "/config/database.json";
        using JsonDocument database = JsonDocument.Parse(server.Fake.ReadText(file));
        Assert.That(database.RootElement.GetProperty("password").GetString(), Is.EqualTo(Nasty));
        Assert.That(server.Mode(file), Is.EqualTo("640"));
    }

    [Test]
    public void The_data_bags_of_Chef_12_say_the_same()
    {
        server.Converge("setup", "configure");
        var other = new AppServer();
        string bags = Path.Combine(Balancer.Cookbooks, "../tests/Cookbooks/stacks/chef12/deploy");
        RecipeTest.On(other).WithCookbooks(Balancer.Cookbooks).WithStateIn("/var/lib/recipe-runner").WithDataBags(bags + "/data_bags").WithAttributes(File.ReadAllText(bags + "/attribs.json"))
            .Converge("recipe[app_layer::setup]", "recipe[app_layer::configure]");
        Assert.That(other.Fake.ReadText(AppServer.Environment), Is.EqualTo(server.Fake.ReadText(AppServer.Environment)));
        string database = other.Fake.ReadText(AppServer.Shared + "/config/database.yml");
        foreach (string line in new[] { "\"database\": \"simple_app\"", "\"adapter\": \"mysql\"", "\"username\": \"simple\"", "\"port\": 3306", "rds.amazonaws.com\"" })
            Assert.That(database, Does.Contain(line));
    }

    [Test]
    public void A_database_without_an_address_is_not_written()
    {
        server.Deploy["database"]!["host"] = null;
        server.Converge("setup", "configure");
        Assert.That(server.Has(AppServer.Shared + "/config/database.yml"), Is.False);
    }

    [Test]
    public void An_instance_that_was_not_set_up_is_left_alone() => Assert.That(server.Converge("configure").Updated, Is.Zero);

    [Test]
    public void Processes_are_restarted_when_what_they_read_has_changed_and_only_then()
    {
        server.Serving();
        Assert.That(server.Converge("configure").Updated, Is.Zero);
        server.Deploy["environment_variables"]!["LOG_LEVEL"] = "debug";
        server.Converge("configure");
        Assert.That(server.Fake.Log, Is.EqualTo(new[] { "restart simple_app" }));
    }

    [Test]
    public void Processes_that_do_not_run_stay_so()
    {
        server.Serving().Converge("shutdown");
        server.Fake.ClearLog();
        server.Deploy["environment_variables"]!["LOG_LEVEL"] = "debug";
        server.Converge("configure");
        Assert.That(server.Fake.Log, Is.Empty);
    }

    [Test]
    public void What_the_stack_says_shows_nowhere()
    {
        string told = Everything(server.Converge("setup", "configure"));
        server.Deploy["database"]!["password"] = "second-password";
        server.Deploy["environment_variables"]!["API_TOKEN"] = "second-token";
        told += Everything(server.Converge("setup", "configure"));
        foreach (string secret in new[] { "example-token", "example-password", "second-password", "second-token" })
            Assert.That(told, Does.Not.Contain(secret));
    }

    private static string Everything(RecipeTestResult result) =>
        string.Concat(result.Events) + string.Concat(result.Events.OfType<StepCompleted>().Select(e => e.Change.Diff?.Value));
}
