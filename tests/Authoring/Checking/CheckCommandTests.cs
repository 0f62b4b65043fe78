using RecipeRunner.Authoring;
using RecipeRunner.Authoring.Checking.Keeping;
using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Authoring.Checking;

public class CheckCommandTests
{
    private Kitchen kitchen = null!;

    [SetUp]
    public void SetUp() => kitchen = new Kitchen().Cookbook("web").Recipe("""Package("nginx");""");

    [TearDown]
    public void TearDown() => kitchen.Dispose();

    [Test]
    public void Nothing_found_is_one_line_and_exit_code_0() => Snapshot.Matches(Check().ToString(), "nothing_found");

    [Test]
    public void Everything_is_found_at_once_with_place_sentence_and_fix()
    {
        kitchen.Has("cookbooks/web/recipes/default.csx", """
            IncludeRecipe("web::instal");
            Template("/etc/nginx/nginx.conf", new()
            {
                Variables = new { workers = 4, user = "www-data" },
                Notifies = [new(Reload, "service[ngnix]")],
            });
            Service("nginx");
            """)
            .Has("cookbooks/web/recipes/install.csx", """Packag("nginx");""")
            .Has("cookbooks/web/templates/nginx.conf.sbn", "worker_processes {{ worker }};\nuser {{ user }};\n")
            .Cookbook("db")
            .Has("cookbooks/db/recipes/default.csx", """Template("/etc/motd");""")
            .Has("node.json", """{ "run_list": ["role[front]", "recipe[wep]"] }""");
        Snapshot.Matches(Check().ToString(), "found_where_not_all_compiles");
        kitchen.Has("cookbooks/web/recipes/install.csx", """Package("nginx");""");
        Snapshot.Matches(Check().ToString(), "found");
    }

    [Test]
    public void Json_holds_all_of_each_finding()
    {
        kitchen.Recipe("""IncludeRecipe("web::instal");""");
        Snapshot.Matches(Check("--format", "json").Out.Split("\"milliseconds\"")[0], "found_json");
    }

    [Test]
    public void Sarif_names_rules_and_places()
    {
        kitchen.Recipe("""
            IncludeRecipe("web::instal");
            Packag("nginx");
            """).Has("cookbooks/web/files/left over", "");
        Snapshot.Matches(Check("--format", "sarif").Out, "found_sarif");
    }

    [Test]
    public void A_path_in_a_cookbook_shows_what_is_found_in_that_cookbook()
    {
        kitchen.Cookbook("db").Has("cookbooks/db/recipes/default.csx", """Template("/etc/motd");""").Recipe("""IncludeRecipe("web::instal");""");
        Assert.That(Check("cookbooks/db/recipes").Out, Does.Contain("RR010").And.Not.Contain("RR007").And.Contain("1 finding in 1 file of the cookbook db"));
    }

    [Test]
    public void A_path_without_a_cookbook_is_bad_input()
    {
        Outcome outcome = Check("nowhere");
        Assert.That((outcome.ExitCode, outcome.Error), Is.EqualTo((ExitCode.BadInput, "recipe-runner: there is no 'nowhere'. Name a cookbook, a folder of cookbooks, or a file in a cookbook\n")));
    }

    [Test]
    public void A_verb_of_a_cookbook_that_is_no_dependency_says_which_cookbook_has_it()
    {
        kitchen.Cookbook("db").Has("cookbooks/db/libraries/Verbs.cs", """
            using RecipeRunner.Dsl;
            [RecipeVerbs] public static class DbVerbs { public static void Database(string name) => Log(name); }
            """).Recipe("""Database("orders");""");
        Assert.That(Check().Out, Does.Contain("default.csx:1:1: CS0103 does-not-compile: The name 'Database' does not exist").And.Contain("The cookbook db has it: add \"db\" to \"depends\" in metadata.json."));
    }

    [TestCase("""Template("/etc/motd");   // check:ignore RR010 a hook writes it""")]
    [TestCase("// check:ignore RR010 a hook writes it\nTemplate(\"/etc/motd\");")]
    [TestCase("// check:ignore RR008 it is declared by hand\n// check:ignore RR010 a hook writes it\nTemplate(\"/etc/motd\", new() { Notifies = [new(Reload, \"service[x]\")] });")]
    public void A_comment_with_a_reason_ignores_a_finding(string recipe)
    {
        kitchen.Recipe(recipe);
        Assert.That(Check().ExitCode, Is.EqualTo(ExitCode.Success), Check().Out);
    }

    [Test]
    public void A_comment_in_a_template_ignores_a_finding_there()
    {
        kitchen.Recipe("").Has("cookbooks/web/templates/later.sbn", "{{# check:ignore RR017 the next release uses it }}\n{{ node.fqdn }}\n");
        Assert.That(Check().ExitCode, Is.EqualTo(ExitCode.Success), Check().Out);
    }

    [Test]
    public void A_text_that_speaks_of_such_a_comment_is_none()
    {
        kitchen.Recipe("""Log("// check:ignore RR010");""");
        Assert.That(Check().ExitCode, Is.EqualTo(ExitCode.Success));
    }

    [Test]
    public void A_second_check_says_the_same_without_looking_again_and_an_edit_is_seen()
    {
        kitchen.Recipe("""IncludeRecipe("web::instal");""");
        string first = Check().ToString();
        Assert.That(Check().ToString(), Is.EqualTo(first));
        var cache = new LookCache(kitchen.State + "/cache", CookbookRepo.Find(kitchen.Path));
        KeptFindings kept = cache.Find(".repo", KeptJson.Default.KeptFindings)!;
        cache.Keep(".repo", kept with { Findings = [kept.Findings.Single() with { Code = "RR000" }] }, KeptJson.Default.KeptFindings);
        Assert.That(Check().Out, Does.Contain("RR000"), "what was kept is not used");
        kitchen.Recipe("""IncludeRecipe("web::install");""");
        Assert.That(Check().Out, Does.Contain("RR007").And.Not.Contain("RR000"));
    }

    [Test]
    public void A_damaged_cache_only_costs_time()
    {
        kitchen.Recipe("""IncludeRecipe("web::instal");""");
        string first = Check().ToString();
        string[] files = Directory.GetFiles(kitchen.State + "/cache/checks", "*", SearchOption.AllDirectories);
        Assert.That(files, Has.Length.EqualTo(2), "the repository and its cookbook");
        foreach (string kept in files) File.WriteAllText(kept, File.ReadAllText(kept)[..40]);
        Assert.That(Check().ToString(), Is.EqualTo(first));
        foreach (string kept in files) File.WriteAllText(kept, "{}");
        Assert.That(Check().ToString(), Is.EqualTo(first));
    }

    [Test]
    public void A_rule_is_explained_by_code_or_name()
    {
        Outcome outcome = kitchen.Say("check", "--explain", "rr010");
        Snapshot.Matches(outcome.ToString(), "explain");
        Assert.That(kitchen.Say("check", "--explain", "missing-template").Out, Is.EqualTo(outcome.Out));
        Assert.That(kitchen.Say("check", "--explain", "RR00").ExitCode, Is.EqualTo(ExitCode.BadInput));
    }

    private Outcome Check(params string[] arguments) => kitchen.Say(["check", .. arguments, "--state-dir", kitchen.State]);
}
