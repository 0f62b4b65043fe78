using Microsoft.CodeAnalysis;
using RecipeRunner.Authoring.Editing;
using RecipeRunner.Authoring.Scaffolding;
using RecipeRunner.Cookbooks;
using RecipeRunner.Resources;

namespace RecipeRunner.Tests.Authoring.Editing;

/// <summary>What an editor says over the solution that `recipe-runner edit` writes, for the shipped cookbooks, for what `recipe-runner new` makes, and for a cookbook of an author.</summary>
internal sealed class EditorServiceTests
{
    private EditorRepo repo = null!;
    private EditorWorkspace editor = null!;

    [OneTimeSetUp]
    public async Task OpenTheSolution()
    {
        repo = new EditorRepo()
            .Has("cookbooks/shop/metadata.json", """{ "name": "shop", "version": "0.1.0", "depends": { "haproxy": ">= 0.1.0" } }""")
            .Has("cookbooks/shop/recipes/default.csx", "string? name = (string?)node.Read(\"shop\", \"name\");\nShopSite(name ?? \"shop\");\n")
            .Has("cookbooks/shop/recipes/empty.csx", "")
            .Has("cookbooks/shop/recipes/comment.csx", "// Nothing yet.\n")
            .Has("cookbooks/shop/attributes/default.csx", "Default[\"shop\"][\"name\"] = \"shop\";\n")
            .Has("cookbooks/shop/resources/site.cs", Site);
        Cookbook shop = new CookbookSet([repo.Folder + "/cookbooks"]).Get("shop");
        foreach (Scaffold scaffold in (Scaffold[])[Scaffolds.Cookbook("fresh", repo.Folder), Scaffolds.Recipe("backup", shop), Scaffolds.Resource("shop_setting", shop)]) scaffold.Write();
        EditorFolder edit = repo.Edit();
        EditorRepo.Restore(edit);
        editor = await EditorWorkspace.Open(edit.Solution);
    }

    [OneTimeTearDown]
    public void CloseIt()
    {
        editor.Dispose();
        repo.Dispose();
    }

    private const string Site = """
        using System.Runtime.CompilerServices;
        using RecipeRunner.Dsl;

        namespace Shop;

        /// <summary>A site of the shop.</summary>
        public sealed record ShopSiteResource : CompositeResource
        {
            private static readonly ResourceAction[] Known = ["create"];

            /// <summary>The port that it listens on.</summary>
            public int? Port { get; init; }

            public override IReadOnlyList<ResourceAction> Actions => Known;

            protected override void Compose(ResourceAction action) => File($"/srv/{Name}", new() { Content = $"{Port}" });
        }

        [RecipeVerbs]
        public static class ShopSiteVerbs
        {
            /// <summary>Declares a site. Action: create (default).</summary>
            public static ResourceSlot ShopSite(string name, ShopSiteResource? site = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
                Declare(name, site ?? new(), file, line);
        }
        """;

    private (Document Document, int Cursor) Recipe(string text) => editor.Typed(repo.Folder + "/cookbooks/shop/recipes/default.csx", text);

    [Test]
    public void Every_file_of_the_cookbooks_is_in_one_project() =>
        Assert.That(repo.Sources().Where(s => editor.Files.Count(f => f.FilePath == s && f.SourceCodeKind == SourceCodeKind.Regular) != 1), Is.Empty);

    [Test]
    public async Task Nothing_is_underlined_that_is_right() => Assert.That(await editor.Squiggles(), Is.Empty);

    [Test]
    public async Task An_initializer_completes_exactly_the_properties_that_are_not_set()
    {
        IReadOnlyList<string> all = await EditorWorkspace.Completions(Recipe("Template(\"/etc/a\", new() { | });"));
        IReadOnlyList<string> left = await EditorWorkspace.Completions(Recipe("Template(\"/etc/a\", new() { Source = \"a.sbn\", Mode = \"0644\", | });"));

        Assert.That(all, Is.EquivalentTo(typeof(TemplateResource).GetProperties().Where(p => p.SetMethod is { IsPublic: true }).Select(p => p.Name)));
        Assert.That(all.Except(left), Is.EquivalentTo(new[] { "Mode", "Source" }));
        Assert.That(left.Except(all), Is.Empty);
    }

    [TestCase("Package")]
    [TestCase("IncludeRecipe")]
    [TestCase("HaproxyFrontend")]
    [TestCase("ShopSite")]
    public async Task A_statement_completes_verbs_of_the_engine_of_dependencies_and_of_the_cookbook_itself(string verb) =>
        Assert.That(await EditorWorkspace.Completions(Recipe(verb[..2] + "|")), Does.Contain(verb));

    [TestCase("Template(\"/etc/a\", new() { |Mode = \"0644\" });", "octal")]
    [TestCase("|Package(\"haproxy\");", "Declares")]
    [TestCase("|ShopSite(\"a\");", "Declares a site. Action: create (default).")]
    [TestCase("ShopSite(\"a\", new() { |Port = 80 });", "The port that it listens on.")]
    [TestCase("|HaproxyFrontend(\"a\");", "frontend")]
    public async Task Hovering_shows_the_documentation(string text, string expected) =>
        Assert.That(await EditorWorkspace.Hover(Recipe(text)), Does.Contain(expected));

    [TestCase("|ShopSite(\"a\");", "cookbooks/shop/resources/site.cs")]
    [TestCase("|HaproxyFrontend(\"a\");", "cookbooks/haproxy/resources/frontend.cs")]
    public async Task A_definition_is_found_in_the_cookbook_that_has_it(string text, string expected) =>
        Assert.That(await EditorWorkspace.Definition(Recipe(text)), Is.EqualTo($"{repo.Folder}/{expected}"));

    [Test]
    public async Task A_mistake_is_underlined_where_it_is()
    {
        IReadOnlyList<Diagnostic> shown = await EditorWorkspace.Squiggles(Recipe("Package(\"haproxy\");\nTemplate(\"/etc/a\", new() { Sorce = \"a.sbn\" });\n").Document);

        FileLinePositionSpan place = shown.Single().Location.GetLineSpan();
        Assert.That((shown[0].Id, place.Path, place.StartLinePosition.Line, place.StartLinePosition.Character),
            Is.EqualTo(("CS0117", repo.Folder + "/cookbooks/shop/recipes/default.csx", 1, 27)));
    }
}
