using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Cli;

internal sealed class HelpTests
{
    private static string Help(params string[] args)
    {
        (ExitCode exitCode, string output, string error) = new FakeEngine().Call(args);
        Assert.That((exitCode, error), Is.EqualTo((ExitCode.Success, "")));
        return output;
    }

    [TestCase("help_overview", "--help")]
    [TestCase("help_converge", "converge", "--help")]
    [TestCase("help_plan", "plan", "-h")]
    [TestCase("help_node_show", "node", "show", "--help")]
    [TestCase("help_node_explain", "node", "explain", "--help")]
    [TestCase("help_report", "report", "--help")]
    [TestCase("help_opsworks_update_cookbooks", "opsworks", "update-cookbooks", "--help")]
    [TestCase("help_rehearse", "rehearse", "--help")]
    [TestCase("help_new", "new", "--help")]
    [TestCase("help_new_recipe", "new", "recipe", "--help")]
    [TestCase("help_docs", "docs", "--help")]
    [TestCase("help_edit", "edit", "--help")]
    [TestCase("help_haproxy_status", "haproxy", "status", "--help")]
    [TestCase("help_opsworks_pull", "opsworks", "pull", "--help")]
    [TestCase("help_stack_from_ec2", "stack", "from-ec2", "--help")]
    public void Help_teaches(string snapshot, params string[] args) => Snapshot.Matches(Help(args), snapshot);

    [Test]
    public void Alone_it_prints_help() => Assert.That(Help(), Is.EqualTo(Help("--help")));

    [Test]
    public void Help_on_a_command_is_the_commands_help() => Assert.That(Help("help", "plan"), Is.EqualTo(Help("plan", "--help")));

    [TestCase("explain", "There is no command 'explain'. Did you mean node explain?")]
    [TestCase("show", "There is no command 'show'. Did you mean node show or resource show or data-bag show?")]
    [TestCase("pln", "There is no command 'pln'. Did you mean plan?")]
    public void Half_a_command_is_completed(string word, string expected)
    {
        foreach (string[] args in new string[][] { [word], ["help", word] })
        {
            (ExitCode exitCode, _, string error) = new FakeEngine().Call(args);

            Assert.That(exitCode, Is.EqualTo(ExitCode.BadInput));
            Assert.That(error, Does.Contain(expected).IgnoreCase);
        }
    }

    [Test]
    public void Every_exit_code_stands_in_the_table()
    {
        string help = Help("--help");
        foreach (ExitCode code in Enum.GetValues<ExitCode>()) Assert.That(help, Does.Match($@"\n  (\d+, )?{(int)code}\b"));
    }

    [Test]
    public void The_version_is_told() => Assert.That(Help("--version"), Does.Match(@"^recipe-runner \d+\.\d+\.\d+\n$"));
}
