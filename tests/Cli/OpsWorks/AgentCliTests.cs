using RecipeRunner.Cli.OpsWorks;

namespace RecipeRunner.Tests.Cli.OpsWorks;

internal sealed class AgentCliTests
{
    [TestCase("/usr/sbin/opsworks-agent-cli", "run_command configure", "opsworks run-command configure")]
    [TestCase("opsworks-agent-cli", "list_commands execute_recipes", "opsworks list-commands execute_recipes")]
    [TestCase("opsworks-agent-cli", "--help", "opsworks --help")]
    [TestCase("opsworks-agent-cli", "", "opsworks")]
    [TestCase("/usr/bin/recipe-runner", "opsworks get_json", "opsworks get-json")]
    [TestCase("/usr/bin/recipe-runner", "lifecycle execute_recipes", "lifecycle execute_recipes")]
    public void A_link_of_its_name_and_underscores_do(string calledAs, string words, string ours) =>
        Assert.That(AgentCli.Translate(calledAs, words.Split(' ', StringSplitOptions.RemoveEmptyEntries)), Is.EqualTo(ours.Split(' ')));

    [Test]
    public void The_name_of_the_call_is_found() => Assert.That(AgentCli.CalledAs(), Does.EndWith(Path.GetFileName(Environment.GetCommandLineArgs()[0])).Or.Match("dotnet|testhost|RecipeRunner"));
}
