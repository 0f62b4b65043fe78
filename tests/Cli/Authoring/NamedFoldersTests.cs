using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Cli.Authoring;

/// <summary>A folder whose recipe-runner.json names the places of cookbooks, roles and the rest: every command for authors looks there.</summary>
internal sealed class NamedFoldersTests
{
    private Kitchen kitchen = null!;

    [SetUp]
    public void SetUp() => kitchen = new Kitchen()
        .Has("recipe-runner.json", """{ "cookbook_path": ["site", "vendor"], "role_path": "our-roles", "data_bag_path": "bags", "json_attribs": "web.json" }""")
        .Has("site/web/metadata.json", """{ "name": "web", "version": "0.1.0", "depends": { "base": ">= 0" } }""")
        .Has("site/web/recipes/default.csx", "IncludeRecipe(\"base\");\nFile(\"/etc/a\", new() { Content = (string)DataBagItem(\"hosts\", \"mirror\")[\"address\"] });\n")
        .Has("site/web/tests/WebTests.cs", """
            namespace Web.Tests;

            public class WebTests
            {
                private readonly FakeMachine machine = FakeMachine.Debian12().HasDirectory("/etc");

                [Test]
                public void It_holds_what_the_bag_says()
                {
                    RecipeTest.On(machine).Converge("role[front]");
                    Assert.That(machine.ReadText("/etc/a"), Is.EqualTo("mirror.example"));
                }
            }
            """)
        .Has("vendor/base/metadata.json", """{ "name": "base", "version": "0.1.0" }""")
        .Has("vendor/base/recipes/default.csx", "Log(\"base\");\n")
        .Has("our-roles/front.json", """{ "name": "front", "run_list": ["recipe[web]"] }""")
        .Has("bags/hosts/mirror.json", """{ "id": "mirror", "address": "mirror.example" }""")
        .Has("web.json", """{ "run_list": ["role[front]"] }""");

    [TearDown]
    public void TearDown() => kitchen.Dispose();

    private Outcome Check(params string[] path) => kitchen.Say(["check", "--state-dir", kitchen.State, .. path]);

    [TestCase(".", "2 cookbooks (base, web)")]
    [TestCase("site", "the cookbook web")]
    [TestCase("vendor/base/recipes", "the cookbook base")]
    public void Check_finds_cookbooks_roles_and_data_bags_there(string path, string expected) =>
        Assert.That(Check(path).Out, Does.StartWith($"Nothing found in {expected}"), Check(path).ToString());

    [Test]
    public void Check_reads_the_json_that_is_named()
    {
        kitchen.Has("web.json", """{ "run_list": ["role[back]"] }""");

        Assert.That(Check().Out, Does.Contain("web.json:1: RR006").And.Contain("our-roles/back.json"));
    }

    [Test]
    public void Test_converges_with_what_lies_there()
    {
        Outcome outcome = kitchen.Say("test", "site/web");

        Assert.That(outcome.Out, Does.Contain("1 passed"), outcome.ToString());
    }

    [Test]
    public void Edit_knows_the_cookbooks_of_all_folders()
    {
        Assert.That(kitchen.Say("edit", "site/web").ExitCode, Is.EqualTo(ExitCode.Success));
        Assert.That(File.Exists(kitchen.Path + "/.recipe-runner/web.recipes.default.csproj"));
        Assert.That(File.Exists(kitchen.Path + "/.recipe-runner/base.recipes.default.csproj"));
    }

    [Test]
    public void Docs_writes_to_each_cookbook_where_it_lies()
    {
        Assert.That(kitchen.Say("docs").ExitCode, Is.EqualTo(ExitCode.Success));
        Assert.That(File.Exists(kitchen.Path + "/site/web/docs/reference.md") && File.Exists(kitchen.Path + "/vendor/base/docs/reference.md"));
    }

    [Test]
    public void New_puts_a_cookbook_into_the_first_folder_and_parts_where_the_cookbook_lies()
    {
        Assert.That(kitchen.Say("new", "cookbook", "shop").ExitCode, Is.EqualTo(ExitCode.Success));
        Assert.That(kitchen.Say("new", "recipe", "more", "--cookbook", "vendor/base").ExitCode, Is.EqualTo(ExitCode.Success));
        Assert.That(File.Exists(kitchen.Path + "/site/shop/metadata.json") && File.Exists(kitchen.Path + "/vendor/base/recipes/more.csx"));
    }

    [Test]
    public void Cookbooks_that_it_does_not_name_are_found_as_without_it()
    {
        kitchen.Has("else/cookbooks/lone/metadata.json", """{ "name": "lone", "version": "0.1.0" }""").Has("else/cookbooks/lone/recipes/default.csx", "Log(\"alone\");\n");

        Assert.That(Check("else").Out, Does.StartWith("Nothing found in the cookbook lone"));
    }

    [Test]
    public void A_setting_that_is_wrong_is_told_as_a_run_tells_it()
    {
        kitchen.Has("recipe-runner.json", """{ "cookbok_path": "site" }""");

        Assert.That((Check().ExitCode, Check().Error), Is.EqualTo((ExitCode.BadInput, kitchen.Plan().Error)));
    }
}
