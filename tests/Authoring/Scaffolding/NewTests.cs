using RecipeRunner.Converging;
using RecipeRunner.Tests.Docs;

namespace RecipeRunner.Tests.Authoring.Scaffolding;

/// <summary>What <c>recipe-runner new</c> makes is used as it is: nothing is to be deleted first.</summary>
internal sealed class NewTests
{
    private Kitchen kitchen = null!;

    [SetUp]
    public void SetUp() => kitchen = new();

    [TearDown]
    public void TearDown() => kitchen.Dispose();

    [TestCase("web")]
    [TestCase("git")] // a verb
    [TestCase("system")] // a namespace
    [TestCase("my-site.v2")]
    [TestCase("3d_models")]
    public void A_new_cookbook_plans_and_converges_and_then_has_nothing_to_do(string name)
    {
        New("cookbook", name);

        Outcome plan = kitchen.Plan("-o", name);
        Assert.That(plan.ExitCode, Is.EqualTo(ExitCode.ChangesPlanned), plan.ToString());
        Assert.That(kitchen.Converge("-o", name).Out, Does.Contain("2 of 2 resources updated"));
        Assert.That(kitchen.Fake.ReadText($"/etc/motd.d/{name}"), Is.EqualTo($"Welcome to fauxhost, which the cookbook {name} looks after.\n"));
        Assert.That(kitchen.Converge("-o", name).Out, Does.Contain("0 of 2 resources updated"));
    }

    [Test]
    public void A_new_repo_converges_by_its_role()
    {
        New("repo", "pages");
        string[] there = ["-j", "pages/node.json", "--cookbook-path", "pages/cookbooks", "--role-path", "pages/roles"];

        Outcome run = kitchen.CallAsItIs(isRoot: true, ["converge", .. there]);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Success), run.ToString());
        Assert.That(kitchen.Fake.ReadText("/etc/motd.d/pages"), Does.StartWith("Hello, and welcome to fauxhost"), "the role's attribute");
        Assert.That(kitchen.CallAsItIs(isRoot: true, ["converge", .. there]).Out, Does.Contain("0 of 2 resources updated"));
    }

    [Test]
    public void A_new_recipe_is_one_of_the_cookbook()
    {
        New("cookbook", "web");
        New("recipe", "backup");

        Assert.That(kitchen.Converge("-o", "web::backup").Out, Does.Contain("1 of 1 resources updated"));
        Assert.That(kitchen.Converge("-o", "web::backup").Out, Does.Contain("0 of 1 resources updated"));
    }

    [TestCase("recipe", "backup", "recipes/backup.csx")]
    [TestCase("resource", "my_thing", "resources/my_thing.cs")]
    [TestCase("template", "conf.d/site.conf", "templates/conf.d/site.conf.sbn")]
    public void Of_several_cookbooks_one_is_named_as_in_a_run_list(string kind, string name, string file)
    {
        New("cookbook", "web");
        New("cookbook", "db");
        New(kind, $"db::{name}");
        Assert.That((File.Exists($"{kitchen.Path}/cookbooks/db/{file}"), File.Exists($"{kitchen.Path}/cookbooks/web/{file}")), Is.EqualTo((true, false)));
    }

    [TestCase("web")]
    [TestCase("git")]
    public void A_new_resource_is_a_verb_that_makes_and_deletes(string cookbook)
    {
        New("cookbook", cookbook);
        New("resource", "my_thing");
        kitchen.Has($"cookbooks/{cookbook}/recipes/on.csx", """MyThing("limits", new() { Content = "most = 5\n" });""");
        kitchen.Has($"cookbooks/{cookbook}/recipes/off.csx", """MyThing("limits", new() { Action = Delete }); File("/tmp/x");""");

        kitchen.Converge("-o", $"{cookbook}::on");
        Assert.That(kitchen.Fake.ReadText($"/etc/{cookbook}/limits"), Is.EqualTo("most = 5\n"));
        Assert.That(kitchen.Converge("-o", $"{cookbook}::on").Out, Does.Contain("0 of 3 resources updated"));
        kitchen.Converge("-o", $"{cookbook}::off");
        Assert.That(kitchen.Fake.Files.Stat($"/etc/{cookbook}/limits"), Is.Null);
    }

    [TestCase("site.conf")]
    [TestCase("conf.d/site.conf.sbn")]
    public void A_new_template_renders_by_the_line_that_is_given_with_it(string name)
    {
        New("cookbook", "web");
        kitchen.Fake.HasDirectory("/etc/conf.d");
        kitchen.Recipe(LineFor(New("template", name)));

        Outcome run = kitchen.Converge("-o", "web");

        Assert.That(run.Out, Does.Contain("1 of 1 resources updated"), run.ToString());
        Assert.That(kitchen.Fake.ReadText("/etc/" + name.Replace(".sbn", "")), Is.EqualTo("# Written by the cookbook web on fauxhost: changes made here do not last.\n"));
    }

    [Test]
    public void All_of_it_passes_check_and_its_tests_pass_and_touch_every_resource()
    {
        New("cookbook", "git");
        New("recipe", "backup");
        New("resource", "my_thing");
        New("test", "default");
        File.AppendAllText($"{kitchen.Path}/cookbooks/git/recipes/default.csx", LineFor(New("template", "site.conf")));

        Assert.That(kitchen.Say("check").ToString(), Does.StartWith("Nothing found in the cookbook git, "));
        Assert.That(kitchen.Say("test").ToString(), Does.Contain("6 of 6 resources touched").And.Contain("\n6 passed "));
    }

    [Test]
    public void An_editor_knows_a_new_repo_and_what_is_added_to_it()
    {
        New("repo", "pages");
        New("recipe", "backup", "--cookbook", "pages/cookbooks/pages");

        Assert.That(File.ReadAllText($"{kitchen.Path}/pages/.recipe-runner/cookbooks.sln"), Does.Contain("backup"));
        Assert.That(File.Exists($"{kitchen.Path}/pages/.vscode/settings.json"));
    }

    [Test]
    public void What_is_made_is_listed_with_what_to_do_next()
    {
        string said = New("repo", "pages").Out + New("cookbook", "web").Out;
        foreach (string kind in (string[])["recipe", "resource", "template"]) said += New(kind, "log_rotation", "--cookbook", "cookbooks/web").Out;
        File.Delete($"{kitchen.Path}/cookbooks/web/tests/LogRotationRecipeTests.cs");
        said += New("test", "log_rotation", "--cookbook", "cookbooks/web").Out;

        Snapshot.Matches(said, "new");
        foreach (string command in said.Split('\n').Where(l => l.Contains("recipe-runner ")).Select(l => l[l.IndexOf("recipe-runner ", StringComparison.Ordinal)..]))
            TypedCommand.Check(command);
    }

    [Test]
    public void What_the_readmes_have_one_type_exists()
    {
        New("repo", "pages");
        string[] typed = [.. ((string[])["pages/README.md", "pages/cookbooks/pages/README.md"])
            .SelectMany(f => File.ReadLines($"{kitchen.Path}/{f}")).Where(TypedCommand.IsOne)];

        Assert.That(typed, Has.Length.GreaterThan(8));
        Assert.Multiple(() =>
        {
            foreach (string line in typed) TypedCommand.Check(line);
        });
    }

    /// <summary>The line that is given for a recipe.</summary>
    private static string LineFor(Outcome template) => template.Out.Split('\n').Single(l => l.Contains("Template(")).Replace("in a recipe", "").Trim() + "\n";

    private Outcome New(params string[] arguments)
    {
        Outcome outcome = kitchen.Say(["new", .. arguments]);
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Success), outcome.ToString());
        return outcome;
    }
}
