using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Cli.Lifecycle;

internal sealed class InstallCommandTests
{
    [Test]
    public void The_units_are_shown_before_they_are_written()
    {
        using var kitchen = new Kitchen();

        Outcome outcome = kitchen.Say("lifecycle", "install", "--dry-run", "--stack-file", "/etc/my stacks/50%.json", "--instance", "app11", "--setup", "app_layer::setup",
            "--shutdown", "recipe[app_layer::shutdown]", "--timeout", "90", "--cookbook-path", "cookbooks", "--cookbook-path", "$HOME/\"quoted\"", "-E", "prod");

        Snapshot.Matches(outcome.ToString().Replace(Environment.ProcessPath!, "/usr/bin/recipe-runner", StringComparison.Ordinal), "install");
    }

    [TestCase("--setup recipe[", "--setup: ")]
    [TestCase("--timeout never", "--timeout cannot be 'never'")]
    [TestCase("--stak-file x", "there is no option '--stak-file'. Did you mean --stack-file")]
    public void What_cannot_be_meant_is_refused(string words, string message)
    {
        using var kitchen = new Kitchen();

        Outcome outcome = kitchen.Say(["lifecycle", "install", "--dry-run", .. words.Split(' ')]);

        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(outcome.Error, Does.Contain(message));
    }

    [TestCase("install")]
    [TestCase("uninstall")]
    public void Only_root_changes_units(string command) =>
        Assert.That(new FakeEngine().Call("lifecycle", command).Error, Does.Contain("needs root: run it with sudo"));
}
