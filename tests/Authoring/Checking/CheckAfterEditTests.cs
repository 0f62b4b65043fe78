using RecipeRunner.Authoring.Checking;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests.Authoring.Checking;

/// <summary>What a check finds after an edit is what one finds that never saw the repository before.</summary>
public class CheckAfterEditTests
{
    private const string Library = """
        namespace Base;
        public static class Words
        {
            public const string Service = "nginx";
            internal const string Hidden = "hidden";
            public static string Greeting(string name) => "Hello " + name;
            public static string Level() => "info";
        }
        public sealed record Shop(string Title);
        """;

    private const string Resource = """
        using System.Runtime.CompilerServices;
        using RecipeRunner.Dsl;
        namespace Base;
        public sealed record SiteResource : CompositeResource
        {
            public string Port { get; init; } = "80";
            public string Daemon { get; init; } = "shopd";
            public override IReadOnlyList<ResourceAction> Actions => [Create];
            protected override void Compose(ResourceAction action)
            {
                File($"/etc/{Name}", new() { Content = Words.Greeting(Port), Mode = "0644" });
                WithRunContext(Root, () => EditResource($"service[{Daemon}]", (ServiceResource service) => service with { Action = Start }));
            }
        }
        [RecipeVerbs]
        public static class SiteVerbs
        {
            public static ResourceSlot Site(string name, SiteResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => Declare(name, properties ?? new(), file, line);
        }
        """;

    private const string Recipe = """
        IncludeRecipe("base::tools");
        Site("shop", new() { Port = "8080" });
        Template("/etc/shop.conf", new() { Variables = new { port = node["web"]["port"], shop = new Shop("shop") }, Mode = "0644", Notifies = [new(Reload, "service[nginx]")] });
        Service(Words.Service, new() { Action = [Enable, Start] });
        File("/etc/shop.level", new() { Content = $"{node["base"]["level"]}\n", Mode = "0644", Notifies = [new(Restart, "service[shopd]")] });
        Log((string)DataBagItem("users", "anna")["name"]);
        """;

    private TemporaryFolder folder = null!;
    private TemporaryFolder cache = null!;

    [SetUp]
    public void SetUp()
    {
        (folder, cache) = (new(), new());
        WriteAll();
    }

    [TearDown]
    public void TearDown()
    {
        folder.Dispose();
        cache.Dispose();
    }

    /// <summary>Each edit with a code that is found then, or no code where nothing is.</summary>
    private static IEnumerable<TestCaseData> Edits()
    {
        yield return Edit("a recipe", "RR008", Replace("cookbooks/web/recipes/default.csx", "service[nginx]", "service[ngnix]"));
        yield return Edit("a recipe that does not parse", "CS1002", Replace("cookbooks/web/recipes/default.csx", "tools\");", "tools\")"));
        yield return Edit("a recipe that uses what is not public", "CS0122", Replace("cookbooks/web/recipes/default.csx", "Words.Service", "Own.Secret.ToString()"));
        yield return Edit("lines above a finding", "RR008", Replace("cookbooks/web/recipes/default.csx", "service[nginx]", "service[ngnix]"), Replace("cookbooks/web/recipes/default.csx", "IncludeRecipe", "\n\nIncludeRecipe"));
        yield return Edit("an attribute file", "RR016", Replace("cookbooks/web/attributes/default.csx", "80;", "80;\nDefault[\"web\"][\"workers\"] = 4;"));
        yield return Edit("a template", "RR014", Replace("cookbooks/web/templates/shop.conf.sbn", "{{ port }}", "{{ port }} {{ owner }}"));
        yield return Edit("an attribute that another cookbook sets no more", "RR020", Replace("cookbooks/base/attributes/default.csx", "level", "levels"));
        yield return Edit("an attribute that another cookbook sets now", "", Replace("cookbooks/web/recipes/default.csx", "[\"level\"]", "[\"depth\"]"), Replace("cookbooks/base/attributes/default.csx", "level", "depth"));
        yield return Edit("an attribute file that fails", "RR015", Replace("cookbooks/web/attributes/default.csx", "80", "int.Parse(\"eighty\")"));
        yield return Edit("what an attribute file calls", "RR015", Replace("cookbooks/base/libraries/Words.cs", "\"info\"", "\"info\".Substring(9)"));
        yield return Edit("a member that a template reads", "RR021", Replace("cookbooks/web/templates/shop.conf.sbn", "shop.title", "shop.titel"));
        yield return Edit("a member of what a template gets", "RR021", Replace("cookbooks/base/libraries/Words.cs", "Title", "Titles"));
        yield return Edit("the default of a resource's property", "RR008", Replace("cookbooks/base/resources/site.cs", "shopd", "shop"));
        yield return Edit("what a recipe gives a resource's property", "", Replace("cookbooks/web/recipes/default.csx", "service[shopd]", "service[mine]"), Replace("cookbooks/web/recipes/default.csx", "Port = \"8080\"", "Daemon = \"mine\""));
        yield return Edit("a target under a condition", "RR030", Replace("cookbooks/web/recipes/default.csx", "Service(Words", "if (IsPlatform(\"debian\")) Service(Words"));
        yield return Edit("a target under a condition and elsewhere", "", Replace("cookbooks/web/recipes/default.csx", "Service(Words", "if (IsPlatform(\"debian\")) Service(Words"),
            Replace("cookbooks/base/recipes/tools.csx", "Package", "Service(\"nginx\");\nPackage"));
        yield return Edit("a search", "RR029", Replace("cookbooks/web/recipes/default.csx", "Log(", "Search(\"users\", \"name:(\");\nLog("));
        yield return Edit("a folder with a misspelt name", "RR027", Write("cookbooks/web/recipies/more.csx", "Package(\"curl\");"));
        yield return Edit("a template that does not parse", "RR009", Replace("cookbooks/web/templates/shop.conf.sbn", "{{ port }}", "{{ if port }}"));
        yield return Edit("what a library's method does", "RR054", Replace("cookbooks/base/libraries/Words.cs", "\"Hello \" + name", "System.Diagnostics.Process.Start(name).ToString()"));
        yield return Edit("what a library's method does, wrongly", "CS0103", Replace("cookbooks/base/libraries/Words.cs", "\"Hello \" + name", "\"Hello \" + nam"));
        yield return Edit("a constant of a library", "RR008", Replace("cookbooks/base/libraries/Words.cs", "\"nginx\"", "\"apache2\""));
        yield return Edit("a name of a library", "CS0117", Replace("cookbooks/base/libraries/Words.cs", "Service", "Daemon"));
        yield return Edit("usings for all of a library", "CS0103", Write("cookbooks/base/libraries/Usings.cs", "global using Greeter = Base.Words;"),
            Replace("cookbooks/base/resources/site.cs", "Words.Greeting", "Greeter.Greeting"), Remove("cookbooks/base/libraries/Usings.cs"));
        yield return Edit("a property of a resource", "CS0117", Replace("cookbooks/base/resources/site.cs", "Port", "Ports"));
        yield return Edit("the type of a property", "CS0029", Replace("cookbooks/base/resources/site.cs", "string Port { get; init; } = \"80\"", "int Port { get; init; } = 80"), Replace("cookbooks/base/resources/site.cs", "Greeting(Port)", "Greeting(\"\")"));
        yield return Edit("a resource that a resource declares", "RR008", Replace("cookbooks/base/resources/site.cs", "Greeting(Port),", "Greeting(Port), Notifies = [new(Reload, \"service[inner]\")],"));
        yield return Edit("metadata", "RR019", Replace("cookbooks/web/metadata.json", "\"base\": \">= 0.1.0\"", ""), Replace("cookbooks/web/recipes/default.csx", "Site(", "// Site("), Replace("cookbooks/web/recipes/default.csx", "Words.Service", "\"nginx\""),
            Replace("cookbooks/web/recipes/default.csx", "new Shop(\"shop\")", "new { title = \"shop\" }"));
        yield return Edit("node.json", "RR006", Replace("node.json", "role[front]", "role[fornt]"));
        yield return Edit("a role", "RR006", Replace("roles/front.json", "recipe[web]", "recipe[wep]"));
        yield return Edit("a misspelt attribute of a role", "RR028", Replace("roles/front.json", "{ ", "{ \"default_attributes\": { \"web\": { \"prot\": 81 } }, "));
        yield return Edit("an attribute of node.json, which a recipe needs then", "RR020", Replace("node.json", "{ ", "{ \"web\": { \"port\": 81, \"user\": \"shop\" }, "), Replace("cookbooks/web/recipes/default.csx", "node[\"base\"][\"level\"]", "node[\"web\"][\"user\"]"),
            Replace("node.json", "\"user\"", "\"name\""));
        yield return Edit("an environment that is not there", "RR025", Replace("node.json", "{ ", "{ \"chef_environment\": \"production\", "));
        yield return Edit("an environment", "RR025", Replace("node.json", "{ ", "{ \"chef_environment\": \"production\", "), Write("environments/production.json", """{ "name": "production" }"""),
            Replace("environments/production.json", "}", ", \"cookbook_versions\": { \"web\": \"> 1.0.0\" } }"));
        yield return Edit("a node that sets an attribute", "", Replace("cookbooks/base/attributes/default.csx", "level", "levels"), Write("nodes/other.json", """{ "name": "other", "normal": { "base": { "level": "warn" } } }"""),
            Replace("cookbooks/base/attributes/default.csx", "Default[\"base\"][\"levels\"] = Words.Level();", ""));
        yield return Edit("a key of a data bag item", "RR024", Replace("data_bags/users/anna.json", "\"name\"", "\"nam\""));
        yield return Edit("a data bag", "RR012", Remove("data_bags/users/anna.json"));
        yield return Edit("a new recipe", "RR007", Write("cookbooks/web/recipes/more.csx", """IncludeRecipe("web::mroe");"""));
        yield return Edit("a new file", "RR018", Write("cookbooks/web/files/logo.svg", "<svg/>"));
        yield return Edit("a removed template", "RR010", Remove("cookbooks/web/templates/shop.conf.sbn"));
        yield return Edit("a removed library", "CS0103", Remove("cookbooks/base/libraries/Words.cs"));
        yield return Edit("a renamed recipe", "RR007", Write("cookbooks/base/recipes/utilities.csx", """Package("curl");"""), Remove("cookbooks/base/recipes/tools.csx"));
        yield return Edit("a comment that ignores", "", Replace("cookbooks/web/recipes/default.csx", "service[nginx]", "service[ngnix]"), Replace("cookbooks/web/recipes/default.csx", "Template(", "// check:ignore RR008 the image brings it\nTemplate("));
        yield return Edit("a comment that ignores nothing", "RR004", Replace("cookbooks/web/recipes/default.csx", "Template(", "// check:ignore RR008 the image brings it\nTemplate("));
    }

    [TestCaseSource(nameof(Edits))]
    public void After_an_edit(string code, Action<CheckAfterEditTests>[] edits)
    {
        Assert.That(Found(cache), Is.Empty);
        foreach (Action<CheckAfterEditTests> edit in edits)
        {
            edit(this);
            using var never = new TemporaryFolder();
            Assert.That(Found(cache), Is.EqualTo(Found(never)));
        }
        Assert.That(Found(cache).Select(f => f.Code).Distinct(), code.Length == 0 ? Is.Empty : Does.Contain(code));
        foreach (string part in Directory.EnumerateDirectories(folder)) Directory.Delete(part, recursive: true);
        WriteAll();
        Assert.That(Found(cache), Is.Empty, "when it is undone");
    }

    [Test]
    public void Several_checks_at_once_find_the_same()
    {
        Replace("cookbooks/web/recipes/default.csx", "service[nginx]", "service[ngnix]")(this);
        string[] found = [.. Enumerable.Range(0, 4).AsParallel().WithDegreeOfParallelism(4).Select(_ => string.Join('\n', Found(cache)))];
        Assert.That(found.Distinct(), Is.EqualTo(new[] { Found(cache).Single().ToString() }));
    }

    private IReadOnlyList<Finding> Found(string cacheFolder) => new Checker(shipped: null, cacheFolder).Check(folder).Findings;

    private static TestCaseData Edit(string what, string code, params Action<CheckAfterEditTests>[] edits) => new TestCaseData(code, edits).SetName($"After an edit: {what}");

    private static Action<CheckAfterEditTests> Replace(string path, string old, string by) => test =>
    {
        string text = File.ReadAllText(Path.Combine(test.folder, path));
        Assert.That(text, Does.Contain(old));
        test.WriteFile(path, text.Replace(old, by, StringComparison.Ordinal));
    };

    private static Action<CheckAfterEditTests> Write(string path, string text) => test => test.WriteFile(path, text);

    private static Action<CheckAfterEditTests> Remove(string path) => test => File.Delete(Path.Combine(test.folder, path));

    private void WriteAll()
    {
        WriteFile("node.json", """{ "run_list": ["role[front]"] }""");
        WriteFile("roles/front.json", """{ "name": "front", "run_list": ["recipe[web]"] }""");
        WriteFile("data_bags/users/anna.json", """{ "id": "anna", "name": "Anna" }""");
        WriteFile("cookbooks/base/metadata.json", """{ "name": "base", "version": "0.1.0" }""");
        WriteFile("cookbooks/base/attributes/default.csx", """Default["base"]["level"] = Words.Level();""");
        WriteFile("cookbooks/base/recipes/tools.csx", """Package("curl");""");
        WriteFile("cookbooks/base/libraries/Words.cs", Library);
        WriteFile("cookbooks/base/resources/site.cs", Resource);
        WriteFile("cookbooks/web/metadata.json", """{ "name": "web", "version": "0.1.0", "depends": { "base": ">= 0.1.0" } }""");
        WriteFile("cookbooks/web/attributes/default.csx", """Default["web"]["port"] = 80;""");
        WriteFile("cookbooks/web/recipes/default.csx", Recipe);
        WriteFile("cookbooks/web/libraries/Own.cs", "namespace Web; public static class Own { internal static int Secret => 1; }");
        WriteFile("cookbooks/web/templates/shop.conf.sbn", "port {{ port }} of {{ shop.title }}\n");
    }

    private void WriteFile(string path, string text)
    {
        string file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
