using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Recipes;

/// <summary>Custom resources of a cookbook <c>base</c>, used by itself and by <c>web</c>, which depends on it.</summary>
internal sealed class CustomResourceTests
{
    private const string Composite = """
        namespace Base
        {
            /// <summary>A site: its folder and its page.</summary>
            public sealed record SiteResource : CompositeResource
            {
                public override IReadOnlyList<ResourceAction> Actions { get; } = ["create", "delete"];

                public string Page { get; init; } = "empty";

                protected override void Compose(ResourceAction action)
                {
                    Directory($"/srv/{Name}", new() { Action = action, Recursive = true });
                    if (action == Create) Line($"/srv/{Name}/index", new() { Text = Page });
                }
            }

            [RecipeRunner.Dsl.RecipeVerbs]
            public static class SiteVerbs
            {
                public static ResourceSlot Site(string name, SiteResource? properties = null,
                    [System.Runtime.CompilerServices.CallerFilePath] string file = "", [System.Runtime.CompilerServices.CallerLineNumber] int line = 0) =>
                    Declare(name, properties ?? new(), file, line);
            }
        }

        """;

    private const string Primitive = """
        using System.Text;

        namespace Base
        {
            /// <summary>A file that holds a line.</summary>
            public sealed record LineResource : Resource<string?>
            {
                public override IReadOnlyList<ResourceAction> Actions { get; } = ["create"];

                public required string Text { get; init; }

                protected override string? Load(ResourceContext context) =>
                    context.Machine.Files.Stat(Name) is null ? "" : Encoding.UTF8.GetString(context.Machine.Files.Read(Name));

                protected override IEnumerable<Step> Plan(ResourceAction action, string? now)
                {
                    if (now != Text + "\n") yield return new($"write the line '{Text}'", m => m.Files.Write(Name, new FileWrite { Content = Encoding.UTF8.GetBytes(Text + "\n") }));
                }
            }

            [RecipeRunner.Dsl.RecipeVerbs]
            public static class LineVerbs
            {
                public static ResourceSlot Line(string path, LineResource properties,
                    [System.Runtime.CompilerServices.CallerFilePath] string file = "", [System.Runtime.CompilerServices.CallerLineNumber] int line = 0) =>
                    Declare(path, properties, file, line);
            }
        }

        """;

    private Kitchen kitchen = null!;

    [SetUp]
    public void Furnish()
    {
        kitchen = new Kitchen().Cookbook("base").Cookbook("web", "\"base\": \">= 0.0.0\"")
            .Has("cookbooks/base/resources/site.cs", Composite).Has("cookbooks/base/resources/line.cs", Primitive);
        kitchen.Fake.HasDirectory("/srv");
    }

    [TearDown]
    public void Leave() => kitchen.Dispose();

    private Outcome Converged(string recipe)
    {
        Outcome outcome = kitchen.Recipe(recipe).Converge();
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Success), outcome.ToString());
        return outcome;
    }

    [Test]
    public void A_cookbook_uses_the_custom_resources_of_one_that_it_depends_on()
    {
        Converged("Site(\"one\", new() { Page = \"hello\" });\nLine(\"/etc/line\", new() { Text = \"x\" });\n");
        Assert.That((kitchen.Fake.ReadText("/srv/one/index"), kitchen.Fake.ReadText("/etc/line")), Is.EqualTo(("hello\n", "x\n")));
    }

    [Test]
    public void A_cookbook_uses_its_own_custom_resources()
    {
        kitchen.Has("cookbooks/base/recipes/default.csx", "Site(\"one\");\n");
        Assert.That(kitchen.Converge("-o", "base").ExitCode, Is.EqualTo(ExitCode.Success));
        Assert.That(kitchen.Fake.ReadText("/srv/one/index"), Is.EqualTo("empty\n"));
    }

    [Test]
    public void The_second_run_finds_nothing_to_do()
    {
        const string recipe = "Site(\"one\");\n";
        Converged(recipe);
        Assert.That(Converged(recipe).Out, Does.Contain("0 of "));
    }

    [Test]
    public void A_composite_is_updated_when_an_inner_resource_is_and_only_then()
    {
        kitchen.Fake.HasService("nginx", running: true);
        Converged("Service(\"nginx\");\nSite(\"one\", new() { Notifies = [new(Reload, \"service[nginx]\")] });\n");
        Converged("Service(\"nginx\");\nSite(\"one\", new() { Notifies = [new(Reload, \"service[nginx]\")] });\n");
        Assert.That(kitchen.Fake.Log.Count(l => l == "reload nginx"), Is.EqualTo(1));
    }

    [Test]
    public void What_a_composite_declares_is_shown_inside_it()
    {
        string said = Converged("Site(\"one\", new() { Page = \"hello\" });\n").Out;
        Assert.That(said, Does.Contain("  * site[one] action create\n    * directory[/srv/one] action create\n"));
        Assert.That(said, Does.Contain("    * line[/srv/one/index] action create\n      - write the line 'hello'\n"));
    }

    [Test]
    public void A_guard_of_a_composite_keeps_all_of_it_away()
    {
        Converged("Site(\"one\", new() { OnlyIf = When(() => false) });\n");
        Assert.That(kitchen.Fake.Files.LinkStat("/srv/one"), Is.Null);
    }

    [Test]
    public void Actions_reach_the_composite()
    {
        Converged("Site(\"one\");\n");
        Converged("Site(\"one\", new() { Action = Delete });\n");
        Assert.That(kitchen.Fake.Files.LinkStat("/srv/one"), Is.Null);
    }
}
