using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Cli;

internal sealed class OptionTests
{
    private static RunOptions Read(params string[] args)
    {
        var engine = new FakeEngine();
        (ExitCode exitCode, _, string error) = engine.Call(["plan", .. args]);
        Assert.That(exitCode, Is.EqualTo(ExitCode.Success), error);
        return engine.Asked!;
    }

    private static string Refused(params string[] args)
    {
        var engine = new FakeEngine();
        (ExitCode exitCode, _, string error) = engine.Call(args);
        Assert.That(exitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(engine.Asked, Is.Null);
        return error;
    }

    [Test]
    public void Nothing_given_means_the_defaults()
    {
        RunOptions options = Read();
        Assert.Multiple(() =>
        {
            Assert.That(options.JsonAttributes, Is.Null);
            Assert.That(options.CookbookPaths, Is.EqualTo(new[] { "cookbooks" }));
            Assert.That(options.RolePaths, Is.EqualTo(["roles"]));
            Assert.That(options.StateFolders.State, Is.EqualTo("/var/lib/recipe-runner"));
            Assert.That(options.LockFile, Is.EqualTo("/var/lib/recipe-runner/lock"));
            Assert.That(options.WhyRun, Is.True);
        });
    }

    [Test]
    public void The_letters_of_chef_client_work()
    {
        RunOptions options = Read("-z", "--once", "-W", "-j", "web.json", "-o", "recipe[a],role[b]", "-E", "production", "-N", "web1", "-l", "debug", "-F", "min");
        Assert.Multiple(() =>
        {
            Assert.That(options.JsonAttributes, Is.EqualTo("web.json"));
            Assert.That(options.OverrideRunList, Is.EqualTo("recipe[a],role[b]"));
            Assert.That(options.Environment, Is.EqualTo("production"));
            Assert.That(options.NodeName, Is.EqualTo("web1"));
        });
    }

    [Test]
    public void Letters_can_stand_together() => Assert.That(Read("-zW", "-jweb.json").JsonAttributes, Is.EqualTo("web.json"));

    [Test]
    public void Standard_input_is_a_dash() => Assert.That(Read("-j", "-").JsonAttributes, Is.EqualTo("-"));

    [Test]
    public void A_value_may_follow_an_equals_sign() => Assert.That(Read("--json-attributes=web.json").JsonAttributes, Is.EqualTo("web.json"));

    [Test]
    public void A_value_that_begins_with_an_at_sign_is_no_response_file() => Assert.That(Read("-N", "@web").NodeName, Is.EqualTo("@web"));

    [Test]
    public void Cookbook_paths_are_repeated_or_comma_separated() =>
        Assert.That(Read("--cookbook-path", "a, b", "--cookbook-path=c").CookbookPaths, Is.EqualTo(new[] { "a", "b", "c" }));

    [Test]
    public void The_state_folder_takes_caches_and_lock_along()
    {
        RunOptions options = Read("--state-dir", "/tmp/s");
        Assert.That((options.StateFolders.Cache, options.LockFile), Is.EqualTo(("/tmp/s/cache", "/tmp/s/lock")));
    }

    [Test]
    public void A_lock_file_can_be_named() => Assert.That(Read("--lockfile", "/run/x").LockFile, Is.EqualTo("/run/x"));

    [Test]
    public void An_unknown_option_names_the_nearest() => Assert.That(Refused("plan", "--json-atributes", "x"), Is.EqualTo("""
        recipe-runner: there is no option '--json-atributes'. Did you mean --json-attributes?
        `recipe-runner plan --help` lists the options

        """));

    [Test]
    public void An_unknown_command_names_the_nearest() => Assert.That(Refused("convrge"), Does.Contain("there is no command 'convrge'. Did you mean converge?"));

    [Test]
    public void An_option_before_the_command_says_what_comes_first() =>
        Assert.That(Refused("-j", "x"), Does.Contain("the command comes first: recipe-runner converge -j ..."));

    [Test]
    public void A_stray_argument_names_the_ways_in() =>
        Assert.That(Refused("plan", "haproxy"), Does.Contain("plan takes no argument, but got 'haproxy'; a recipe is named with -o 'recipe[haproxy]'"));

    [Test]
    public void A_missing_value_is_named() => Assert.That(Refused("plan", "-j"), Does.Contain("-j needs a value: -j FILE\n"));

    [Test]
    public void An_option_given_twice_is_named() => Assert.That(Refused("plan", "-j", "a", "-j", "b"), Does.Contain("-j is given 2 times; it takes one value\n"));

    [Test]
    public void A_wrong_format_lists_the_right_ones() =>
        Assert.That(Refused("plan", "-F", "jsn"), Does.Contain("--format cannot be 'jsn': it is one of doc, min, json. Did you mean json?"));

    [Test]
    public void A_number_is_no_format() => Assert.That(Refused("plan", "-F", "1"), Does.Contain("--format cannot be '1'"));

    [Test]
    public void A_log_file_that_cannot_be_opened_is_named() =>
        Assert.That(Refused("plan", "-L", "/nonexistent/log"), Does.Contain("the log file of -L cannot be opened").And.Contain("/nonexistent/log"));
}
