using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Cli;

public sealed class RehearseCommandTests
{
    private Kitchen kitchen = null!;

    [SetUp]
    public void Open() => kitchen = new Kitchen();

    [TearDown]
    public void Close() => kitchen.Dispose();

    [Test]
    public void Without_root_it_says_what_works_without()
    {
        kitchen.Has("node.json", """{ "run_list": [] }""");

        Refuses("needs root: run it with sudo; `recipe-runner plan` works without", "rehearse");
    }

    [Test]
    public void Standard_input_is_no_JSON_when_a_shell_reads_it()
    {
        Outcome outcome = kitchen.SayAsRoot("rehearse", "-j", "-", "--keep");

        Assert.That((outcome.ExitCode, outcome.Error), Is.EqualTo((ExitCode.BadInput, "recipe-runner: with --keep, standard input is the shell's: name a file with -j\n")));
    }

    [Test]
    public void A_network_that_there_is_not_gets_the_nearest_name()
    {
        kitchen.Has("node.json", """{ "run_list": [] }""");

        Refuses("--network cannot be 'share': it is one of proxy, shared, none. Did you mean shared?", "rehearse", "--network", "share");
    }

    [Test]
    public void Of_several_cookbooks_without_a_run_list_one_has_to_be_named()
    {
        kitchen.Cookbook("web").Cookbook("redis");

        Refuses("name one, or a run list with -o. There are redis, web", "rehearse");
    }

    [Test]
    public void A_folder_without_cookbooks_is_refused() => Refuses("there is no cookbook in '.'", "rehearse");

    [Test]
    public void Mistakes_are_told_before_a_host_is_made()
    {
        kitchen.Cookbook("web").Has("cookbooks/web/recipes/default.csx", "Fiel(\"/etc/x\");");

        Outcome outcome = kitchen.SayAsRoot("rehearse", "cookbooks/web", "--state-dir", kitchen.State);

        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.DoesNotCompile), outcome.Error);
        Assert.That(outcome.Error, Does.Contain("cookbooks/web/recipes/default.csx"));
    }

    private void Refuses(string why, params string[] arguments)
    {
        Outcome outcome = kitchen.Say(arguments);

        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.BadInput), outcome.Error);
        Assert.That(outcome.Error, Does.Contain(why));
    }
}
