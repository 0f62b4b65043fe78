using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Docs.ComingFromChef;

/// <summary>The page's blocks: those of Ruby are what Chef has, all others are files of a cookbook that converges.</summary>
internal sealed class ChefBlockTests
{
    [Test]
    public void The_cookbook_that_took_the_place_of_the_Ruby_one_converges()
    {
        using var kitchen = new Kitchen();
        foreach (Block block in Pages.Blocks("docs/coming-from-chef.md"))
        {
            if (block.Language != "ruby") kitchen.Has(block.Path, block.Code);
        }
        kitchen.Cookbook("base", version: "0.3.0");
        Outcome outcome = kitchen.Converge("-o", "recipe[shop]");
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Success), outcome.ToString());
        Assert.That(kitchen.Fake.ReadText("/srv/hello/index.html"), Is.EqualTo("<h1>Hello</h1>"));
        Assert.That(kitchen.Converge("-o", "recipe[shop]").Out, Does.Contain("0 of 3 resources updated"));
    }
}
