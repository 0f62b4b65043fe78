using RecipeRunner.Reporting;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Cookbooks.AppLayer;

public sealed class DeployTests
{
    private const string Current = "/srv/www/simple_app/current";

    private AppServer server = null!;

    [SetUp]
    public void MakeServer() => server = new AppServer().WithArchive();

    [Test]
    public void An_application_is_deployed_configured_enabled_and_started()
    {
        server.Converge("deploy");
        Assert.That(server.Fake.ReadText(Current + "/version"), Is.EqualTo("one"));
        Assert.That(server.Fake.Files.ReadLink(Current + "/log"), Is.EqualTo("/srv/www/simple_app/shared/log"));
        Assert.That((server.Has(AppServer.Environment), server.Has(AppServer.Health)), Is.EqualTo((true, true)));
        Assert.That(server.Fake.Log, Does.Contain("restart simple_app").And.Contain("enable simple_app"));
        Assert.That(server.Fake.Services.Status("simple_app") is { Running: true, Enabled: true });
    }

    [Test]
    public void A_second_deploy_of_the_same_does_nothing()
    {
        server.Converge("deploy");
        server.Fake.ClearLog();
        Assert.That(server.Converge("deploy").Updated, Is.Zero);
        Assert.That(server.Fake.Log.Where(line => !line.StartsWith("fetch", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Another_release_and_another_configuration_are_one_restart()
    {
        server.Converge("deploy");
        server.Fake.ClearLog();
        server.Publish("two");
        server.Deploy["environment_variables"]!["LOG_LEVEL"] = "debug";
        server.Converge("deploy");
        Assert.That(server.Fake.ReadText(Current + "/version"), Is.EqualTo("two"));
        Assert.That(server.Fake.Log.Count(line => line == "restart simple_app"), Is.EqualTo(1));
    }

    [Test]
    public void Another_configuration_alone_restarts_and_a_service_that_ended_is_started()
    {
        server.Converge("deploy");
        server.Fake.ClearLog();
        server.Deploy["environment_variables"]!["LOG_LEVEL"] = "debug";
        server.Converge("deploy");
        Assert.That(server.Fake.Log, Has.One.EqualTo("restart simple_app"));

        server.Fake.Services.Stop("simple_app");
        server.Fake.ClearLog();
        server.Converge("deploy");
        Assert.That(server.Fake.Log, Has.One.EqualTo("start simple_app").And.None.EqualTo("restart simple_app"));
    }

    [Test]
    public void A_deploy_does_not_bring_back_an_instance_that_left()
    {
        server.Converge("deploy");
        server.Fake.Files.Delete(AppServer.Health);
        server.Publish("two");
        server.Converge("deploy");
        Assert.That(server.Has(AppServer.Health), Is.False);
    }

    [Test]
    public void The_command_is_a_unit_in_which_it_stands_as_it_was_given()
    {
        server.Settings["command"] = "bin/server --greet \"100% $HOME\" 'a\\b'";
        server.Converge("deploy");
        string unit = server.Fake.ReadText(AppServer.Unit);
        Assert.That(unit, Does.Contain("\nExecStart=/bin/sh -c \"bin/server --greet \\\"100%% $$HOME\\\" 'a\\\\b'\"\n"));
        Assert.That(unit, Does.Contain("\nUser=deploy\nGroup=www-data\nWorkingDirectory=/srv/www/simple_app/current\nEnvironmentFile=/srv/www/simple_app/shared/app.env\n"));
        Assert.That(unit, Does.Contain("\nRestart=always\n"));
        Assert.That(server.Mode(AppServer.Unit), Is.EqualTo("644"));
    }

    [TestCase("/lib/systemd/system/simple_app.service")]
    [TestCase(AppServer.Unit)]
    public void A_unit_of_the_same_name_that_is_somebody_else_s_is_left_alone(string unit)
    {
        server.Fake.HasFile(unit, "[Service]\nExecStart=/usr/sbin/other\n");
        RecipeTestResult result = server.Test.TryConverge("recipe[app_layer::deploy]");
        Assert.That(result.Error!.Message, Does.Contain(unit).And.Contain("app_layer.applications.simple_app.service"));
        Assert.That(server.Fake.ReadText(unit), Does.Contain("/usr/sbin/other"));
    }

    [Test]
    public void Without_services_OpsWorks_restart_command_runs_as_the_application()
    {
        server.Settings["command"] = null;
        string? ran = null;
        server.Fake.Command("echo 'restarting app'").Does(command => ran = $"{command.User}:{command.Group} in {command.Cwd} with {command.Environment!["APP_ENV"]}");
        server.Converge("deploy");
        Assert.That(ran, Is.EqualTo($"deploy:www-data in {Current} with production"));
        Assert.That(server.Has(AppServer.Unit), Is.False);
    }

    [Test]
    public void A_restart_command_of_one_s_own_takes_the_place_of_services()
    {
        server.Settings["restart_command"] = "bin/restart";
        server.Fake.Command("bin/restart").Returns(0);
        server.Converge("deploy");
        Assert.That(server.Fake.Log, Does.Contain("run bin/restart").And.Not.Contain("restart simple_app"));
        Assert.That(server.Fake.Services.Status("simple_app").Running);
    }

    [Test]
    public void Only_the_applications_of_the_event_are_deployed()
    {
        server.Converge("deploy");
        Assert.That(server.Has("/srv/www/other_app"), Is.False);
    }

    [TestCase("svn", "https://mirror.example/svn", "git, archive and s3")]
    public void A_source_that_cannot_be_fetched_is_told_with_the_way_out_before_anything_runs(string type, string url, string wayOut)
    {
        server.Deploy["scm"]!["scm_type"] = type;
        server.Deploy["scm"]!["repository"] = url;
        RecipeTestResult result = server.Test.TryConverge("recipe[app_layer::deploy]");
        Assert.That(result.Error!.Message, Does.Contain("simple_app").And.Contain(wayOut).And.Not.Contain("archive-password"));
        Assert.That(server.Fake.Log, Is.Empty);
    }

    [Test]
    public void A_provider_that_OpsWorks_did_not_have_is_refused()
    {
        server.Stack["opsworks"]!["deploy_chef_provider"] = "Rolling";
        Assert.That(server.Test.TryConverge("recipe[app_layer::deploy]").Error!.Message, Does.Contain("'Rolling'").And.Contain("Timestamped, Revision or Branch"));
    }

    [TestCase("Timestamped", "20260101000000")]
    [TestCase("Revision", null)]
    public void Releases_are_named_as_the_provider_says(string provider, string? name)
    {
        server.Stack["opsworks"]!["deploy_chef_provider"] = provider;
        server.Converge("deploy");
        string release = server.Fake.Files.ReadLink(Current).Split('/')[^1];
        Assert.That(release, name is null ? Has.Length.EqualTo(64) : Is.EqualTo(name));
    }

    [Test]
    public void A_boot_is_a_setup_and_a_deploy_and_a_second_one_does_nothing()
    {
        server.Converge("setup", "deploy");
        Assert.That(server.Converge("setup", "deploy").Updated, Is.Zero);
    }

    [Test]
    public void No_secret_shows_and_none_lies_where_others_read()
    {
        RecipeTestResult result = server.Converge("setup", "deploy");
        string told = string.Concat(result.Events) + string.Concat(result.Events.OfType<StepCompleted>().Select(e => e.Change.Diff?.Value));
        foreach (string secret in new[] { "example-token", "example-password", "archive-password" })
        {
            Assert.That(told, Does.Not.Contain(secret));
            foreach (string file in Files("/").Where(file => (server.Fake.Files.Stat(file)!.Value.Mode & 0b111) != 0))
                Assert.That(server.Fake.ReadText(file), Does.Not.Contain(secret), file);
        }
    }

    private IEnumerable<string> Files(string folder)
    {
        foreach (string name in server.Fake.Files.List(folder))
        {
            string path = $"{folder.TrimEnd('/')}/{name}";
            if (server.Fake.Files.LinkStat(path) is { Kind: RecipeRunner.Machines.FileKind.Directory })
                foreach (string file in Files(path)) yield return file;
            else if (server.Fake.Files.LinkStat(path) is { Kind: RecipeRunner.Machines.FileKind.File }) yield return path;
        }
    }
}
