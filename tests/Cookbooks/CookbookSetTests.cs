using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;

namespace RecipeRunner.Tests.Cookbooks;

/// <summary>Which cookbooks a run takes, and in which order.</summary>
internal sealed class CookbookSetTests
{
    private Kitchen kitchen = null!;

    [SetUp]
    public void Furnish() => kitchen = new Kitchen();

    [TearDown]
    public void Leave() => kitchen.Dispose();

    [Test]
    public void Cookbooks_that_depend_on_each_other_load_as_in_Chef()
    {
        kitchen.Cookbook("web", "\"base\": \">= 0.0.0\"").Cookbook("base", "\"web\": \">= 0.0.0\"")
            .Has("cookbooks/base/recipes/default.csx", "Log(\"base\"); IncludeRecipe(\"web::late\");")
            .Has("cookbooks/web/recipes/late.csx", "Log(\"late\");")
            .Recipe("IncludeRecipe(\"base\"); Log(string.Join(' ', LoadedRecipes) + \" \" + CurrentRecipe + \" \" + node.HasRecipe(\"web::late\") + node.HasRole(\"x\") + IsRecipeLoaded(\"base\"));");
        Outcome outcome = kitchen.Plan();
        Assert.That(outcome.Out, Does.Contain("web::default base::default web::late web::default TrueFalseTrue"), outcome.ToString());
    }

    [Test]
    public void A_recipe_of_a_cookbook_that_the_run_has_needs_no_depends_as_in_Chef()
    {
        kitchen.Cookbook("other").Has("cookbooks/other/recipes/default.csx", "Log(\"from the other\");").Recipe("IncludeRecipe(\"other\");");
        Assert.That(kitchen.Plan("-o", "recipe[web],recipe[other]").Out, Does.Contain("from the other"));
        Assert.That(kitchen.Plan("-o", "recipe[web]").ToString(), Does.Contain("the cookbook web does not depend on other. Add \"other\" to \"depends\""));
    }

    [Test]
    public void The_cookbooks_of_an_installed_program_come_last_and_are_hidden_without_a_word()
    {
        kitchen.Cookbook("web").Cookbook("own");
        kitchen.Has("opt/lib/recipe-runner", "").Has("opt/cookbooks/web/metadata.json", "{}").Has("opt/cookbooks/haproxy/metadata.json", "{ \"name\": \"haproxy\" }");
        string? shipped = Installation.Cookbooks(kitchen.Path + "/opt/lib/");
        var set = new CookbookSet([kitchen.Path + "/cookbooks"], warn => Assert.Fail(warn), shipped);

        Assert.That(set.Get("web").Path, Is.EqualTo(kitchen.Path + "/cookbooks/web"));
        Assert.That(set.Get("haproxy").Path, Is.EqualTo(kitchen.Path + "/opt/cookbooks/haproxy"));
        Assert.That(() => set.Get("haprxy"), Throws.TypeOf<RecipeRunnerException>().With.Message.Contains("opt/cookbooks").And.Message.Contains("Did you mean haproxy?"));
        Assert.That(Installation.Cookbooks(kitchen.Path + "/opt/"), Is.Null, "a program that does not lie in lib was not installed");
    }

    [Test]
    public void Of_two_cookbooks_of_one_name_the_first_counts_and_the_other_is_warned_of()
    {
        kitchen.Recipe("Log(\"the first\");").Has("site/web/metadata.json", "{}").Has("site/web/recipes/default.csx", "Log(\"the second\");");
        Assert.That(kitchen.Plan("--cookbook-path", "cookbooks,site").Out, Does.Contain("the first").And.Contain("There are two cookbooks web: cookbooks/web is used, site/web is not."));
    }

    [Test]
    public void A_role_that_nobody_names_may_be_broken()
    {
        kitchen.Recipe("Log(\"done\");").Has("roles/broken.json", "{").Has("roles/deep/r.json", """{ "run_list": ["web"] }""");
        Outcome outcome = kitchen.Plan("-o", "role[r]");
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Success), outcome.ToString());
    }

    [Test]
    public void An_empty_run_list_is_warned_of()
    {
        kitchen.Has("node.json", "{}");
        Assert.That(kitchen.Plan().Out, Does.Contain("The run list is empty: there is nothing to do."));
    }

    [TestCase("~> 1.2", "1.9.0", true)]
    [TestCase("~> 1.2", "2.0.0", false)]
    [TestCase("~> 1.2.0", "1.3.0", false)]
    [TestCase("= 1.2", "1.2.0", true)]
    public void An_environment_and_a_pin_hold_a_cookbook_to_a_version(string constraint, string version, bool works)
    {
        kitchen.Cookbook("web", version: version).Recipe("").Has("environments/e.json", $$"""{ "cookbook_versions": { "web": "{{constraint}}", "unused": "= 9.9" } }""");
        Assert.That(kitchen.Plan("-E", "e").ExitCode, Is.EqualTo(works ? ExitCode.Success : ExitCode.BadInput));
        Assert.That(kitchen.Plan("-o", $"recipe[web@{version}]").ExitCode, Is.EqualTo(ExitCode.Success));
        Assert.That(kitchen.Plan("-o", "recipe[web@9.9.9]").ExitCode, Is.EqualTo(ExitCode.BadInput));
    }
}
