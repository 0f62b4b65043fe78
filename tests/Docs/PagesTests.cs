using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Docs;

/// <summary>The code in the documentation is real.</summary>
internal sealed class PagesTests
{
    /// <summary>A block under a path is that file, and any other C# block is a recipe.</summary>
    [Test]
    public void Every_block_of_the_page_compiles_and_plans()
    {
        using var kitchen = new Kitchen();
        int snippets = 0;
        foreach ((string path, string language, string code) in Pages.Blocks("docs/recipes.md"))
        {
            if (path.Length > 0) kitchen.Has(path, code);
            else if (language == "csharp") kitchen.Has($"cookbooks/web/recipes/snippet{++snippets}.csx", code);
        }
        Assert.That(snippets, Is.GreaterThanOrEqualTo(6));

        kitchen.Fake.HasPackage("nginx", "1.22.1", service: "nginx");
        kitchen.Fake.Command("*visudo -cf*").Returns(0);
        kitchen.Fake.Command("*git ls-remote*").Returns(0, $"{new string('a', 40)}\trefs/heads/main\n");
        kitchen.Fake.Command("*test -e*").Returns(1);
        string runList = string.Join(',', Enumerable.Range(1, snippets).Select(i => $"recipe[web::snippet{i}]").Prepend("recipe[web]"));
        Outcome outcome = kitchen.Plan("-o", runList);
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.ChangesPlanned), outcome.ToString());
    }

    /// <summary>The same code serves in a cookbook, where a verb's class has a name of its own and nothing is internal.</summary>
    [Test]
    public void The_resource_that_CONTRIBUTING_walks_through_works()
    {
        using var kitchen = new Kitchen();
        string code = Pages.Blocks("CONTRIBUTING.md").First(b => b.Language == "csharp").Code;
        kitchen.Has("cookbooks/web/resources/ulimit.cs", code
            .Replace("public static partial class Recipe", "[RecipeVerbs] public static class UlimitVerbs", StringComparison.Ordinal)
            .Replace("protected internal override", "protected override", StringComparison.Ordinal));
        kitchen.Recipe("Ulimit(\"deploy\", new() { Filehandles = 65536 });\n").Fake.HasDirectory("/etc/security/limits.d");
        kitchen.Converge();
        Assert.That(kitchen.Fake.ReadText("/etc/security/limits.d/deploy.conf"), Is.EqualTo("deploy - nofile 65536\n"));
        Assert.That(kitchen.Converge().Out, Does.Contain("0 of 1 resources updated"));
    }
}
