using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Recipes;

/// <summary>What a recipe can say, on a machine in memory.</summary>
internal sealed class LanguageTests
{
    private Kitchen kitchen = null!;

    [SetUp]
    public void Furnish() => kitchen = new Kitchen();

    [TearDown]
    public void Leave() => kitchen.Dispose();

    private string Converged(string recipe)
    {
        Outcome outcome = kitchen.Recipe(recipe).Converge();
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Success), outcome.ToString());
        return outcome.Out;
    }

    private string Read(string path) => kitchen.Fake.ReadText(path);

    [Test]
    public void A_recipe_is_included_once()
    {
        kitchen.Has("cookbooks/web/recipes/count.csx", "node.RunState[\"count\"] = (int)(node.RunState.GetValueOrDefault(\"count\") ?? 0) + 1;\n");
        Converged("IncludeRecipe(\"web::count\");\nIncludeRecipe(\"::count\");\nFile(\"/etc/count\", new() { Content = node.RunState[\"count\"]!.ToString() });\n");
        Assert.That(Read("/etc/count"), Is.EqualTo("1"));
    }

    [Test]
    public void Attribute_files_run_before_recipes_dependencies_first_and_default_first()
    {
        kitchen.Cookbook("web", "\"b\": \">= 0.0.0\", \"a\": \">= 0.0.0\"").Cookbook("a", "\"c\": \">= 0.0.0\"").Cookbook("b").Cookbook("c");
        foreach (string file in new[] { "web/attributes/z", "web/attributes/a", "web/attributes/default", "a/attributes/default", "b/attributes/default", "c/attributes/default" })
            kitchen.Has($"cookbooks/{file}.csx", $"node.RunState[\"order\"] = node.RunState.GetValueOrDefault(\"order\") + \" {file.Replace("/attributes/", ".")}\";\n");
        Converged("File(\"/etc/order\", new() { Content = (string)node.RunState[\"order\"]! });\n");
        Assert.That(Read("/etc/order"), Is.EqualTo(" c.default a.default b.default web.default web.a web.z"));
    }

    [Test]
    public void An_attribute_file_is_included_once_and_at_once()
    {
        kitchen.Has("cookbooks/web/attributes/default.csx", "IncludeAttribute(\"web::ports\");\nDefault[\"web\"][\"url\"] = $\"http://localhost:{node[\"web\"][\"port\"]}\";\n");
        kitchen.Has("cookbooks/web/attributes/ports.csx", "Default[\"web\"][\"port\"] = 8080;\nnode.RunState[\"count\"] = (int)(node.RunState.GetValueOrDefault(\"count\") ?? 0) + 1;\n");
        Converged("File(\"/etc/url\", new() { Content = $\"{node[\"web\"][\"url\"]} {node.RunState[\"count\"]}\" });\n");
        Assert.That(Read("/etc/url"), Is.EqualTo("http://localhost:8080 1"));
    }

    [Test]
    public void A_recipe_may_await()
    {
        Converged("await Task.Delay(1);\nFile(\"/etc/a\", new() { Content = await Task.FromResult(\"awaited\") });\n");
        Assert.That(Read("/etc/a"), Is.EqualTo("awaited"));
    }

    [Test]
    public void A_resource_knows_the_line_that_declared_it()
    {
        kitchen.Recipe("// first\n\nFile(\"/etc/a\");\n");
        Assert.That(kitchen.Plan("-F", "json").Out, Does.Contain("recipes/default.csx:3\""));
    }

    [Test]
    public void A_lazy_value_sees_what_was_done_before_it()
    {
        Converged("File(\"/etc/a\", new() { Content = \"one\" });\nFile(\"/etc/b\", new() { Content = Lazy(() => ReadFile(\"/etc/a\") + \" two\") });\n");
        Assert.That(Read("/etc/b"), Is.EqualTo("one two"));
    }

    [Test]
    public void A_condition_is_asked_when_the_resource_converges()
    {
        Converged("""
            File("/etc/a");
            File("/etc/b", new() { OnlyIf = When(() => FileExists("/etc/a")) });
            File("/etc/c", new() { NotIf = When(() => FileExists("/etc/a")) });

            """);
        Assert.That((kitchen.Fake.Files.LinkStat("/etc/b"), kitchen.Fake.Files.LinkStat("/etc/c")), Is.Not.EqualTo((default(object), default(object))));
        Assert.That(kitchen.Fake.Files.LinkStat("/etc/c"), Is.Null);
    }

    [Test]
    public void One_value_does_where_a_list_is_wanted_and_nulls_are_dropped()
    {
        kitchen.Fake.HasService("haproxy");
        Converged("""
            bool tls = false;
            File("/etc/a", new()
            {
                Action = Create,
                Notifies = [new(Start, "service[haproxy]"), tls ? new(Restart, "service[haproxy]") : null],
            });
            Service("haproxy", new() { Action = Nothing });

            """);
        Assert.That(kitchen.Fake.Log, Is.EqualTo(new[] { "start haproxy" }));
    }

    [Test]
    public void A_reference_names_a_later_resource_by_text_or_an_earlier_one_by_variable()
    {
        kitchen.Fake.HasService("one", running: true).HasService("two", running: true);
        Converged("""
            var one = Service("one");
            File("/etc/a", new() { Notifies = [new(Restart, one), new(Reload, "service[two]", Immediately)] });
            Service("two");

            """);
        Assert.That(kitchen.Fake.Log, Is.EqualTo(new[] { "reload two", "restart one" }));
    }

    [Test]
    public void A_declared_resource_is_found_edited_and_deleted()
    {
        Converged("""
            File("/etc/a", new() { Content = "one" });
            File("/etc/b");
            EditResource<FileResource>("file[/etc/a]", f => f with { Content = "two" });
            DeleteResource("file[/etc/b]");
            if (FindResource("file[/etc/b]") is null) File("/etc/c", new() { Content = FindResource("file[/etc/a]")!.Key });

            """);
        Assert.That((Read("/etc/a"), Read("/etc/c")), Is.EqualTo(("two", "file[/etc/a]")));
        Assert.That(kitchen.Fake.Files.LinkStat("/etc/b"), Is.Null);
    }

    [Test]
    public void A_script_of_nothing_but_comments_is_an_empty_one()
    {
        kitchen.Has("cookbooks/web/attributes/default.csx", "");
        Assert.That(Converged("// nothing yet\n"), Does.Contain("0 of 0 resources updated"));
    }

    [Test]
    public void A_recipe_may_declare_types_and_functions_of_its_own()
    {
        Converged("""
            foreach (var site in new[] { new Site("a", 80), new Site("b", 81) }) Declare(site);

            void Declare(Site site) => File($"/etc/{site.Name}", new() { Content = $"{site.Port}" });

            record Site(string Name, int Port);

            """);
        Assert.That((Read("/etc/a"), Read("/etc/b")), Is.EqualTo(("80", "81")));
    }

    [Test]
    public void Of_two_cookbooks_with_one_name_the_first_folders_counts()
    {
        kitchen.Recipe("File(\"/etc/a\", new() { Content = \"first\" });\n");
        kitchen.Has("site/web/metadata.json", """{ "name": "web" }""").Has("site/web/recipes/default.csx", "File(\"/etc/a\", new() { Content = \"second\" });\n");
        kitchen.Converge("--cookbook-path", "cookbooks,site");
        Assert.That(Read("/etc/a"), Is.EqualTo("first"));
    }
}
