using System.Text.Json;
using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Cli;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class NodeCommandTests : IDisposable
{
    private readonly Kitchen kitchen = new Kitchen()
        .Has("node.json", """
            {
              "run_list": ["role[base]", "recipe[web]"],
              "chef_environment": "staging",
              "web": {
                "port": 8443,
                "tags": ["json"]
              }
            }
            """)
        .Has("roles/base.json", """{ "name": "base", "default_attributes": { "web": { "aliases": ["role"], "workers": 4 } }, "override_attributes": { "web": { "log": "warn" } } }""")
        .Has("environments/staging.json", """
            {
              "name": "staging",
              "default_attributes": { "web": { "workers": 2, "aliases": ["staging", "role"] } },
              "override_attributes": { "web": { "log": "debug" } }
            }
            """)
        .Cookbook("web")
        .Has("cookbooks/web/attributes/default.csx", """
            Default["web"]["port"] = 80;
            Default["web"]["workers"] = 1;
            Default["web"]["aliases"] = ["www"];
            Default["web"]["timeouts"] = new()
            {
                ["client"] = "5s",
                ["server"] = null,
            };
            Default["web"]["old"] = true;
            Default["web"]["a.b"] = 1;
            """)
        .Recipe("""
            Default["web"]["port"] = 8080;
            node.Remove("web", "old");
            node.ForceDefault.Replacing["web"]["timeouts"]["client"] = "7s";
            File("/etc/web", new() { Content = (string)node["web"]["port"] });
            """);

    public void Dispose() => kitchen.Dispose();

    [TestCase("web.port", "scalar")]
    [TestCase("web.workers", "environment_and_role")]
    [TestCase("web.log", "override_group")]
    [TestCase("web.aliases", "united_list")]
    [TestCase("web.aliases[0]", "item_of_a_united_list")]
    [TestCase("web.timeouts", "map")]
    [TestCase("web", "whole_map")]
    [TestCase("web.old", "removed")]
    [TestCase("web.timeouts.client", "forced")]
    [TestCase("web.prot", "missing")]
    [TestCase("wbe.port", "missing_at_the_top")]
    [TestCase("web/port", "other_separator")]
    [TestCase("web.\"a.b\"", "key_with_a_dot")]
    public void Explain_tells_the_chain(string path, string snapshot) =>
        Snapshot.Matches(kitchen.Call(false, "node", "explain", path).ToString(), "node_explain_" + snapshot);

    [Test]
    public void Explain_as_JSON_says_the_same()
    {
        Outcome outcome = kitchen.Call(false, "node", "explain", "web.port", "-F", "json");
        using var json = JsonDocument.Parse(outcome.Out);
        JsonElement root = json.RootElement;
        Assert.That(root.GetProperty("value").GetInt32(), Is.EqualTo(8443));
        JsonElement[] chain = [.. root.GetProperty("chain").EnumerateArray()];
        Assert.That(chain.Select(c => c.GetProperty("outcome").GetString()), Is.EqualTo(["overwritten", "beaten", "wins"]));
        Assert.That(chain.Select(c => c.GetProperty("value").GetInt32()), Is.EqualTo([80, 8080, 8443]));
        Assert.That(chain[1].GetProperty("origin").GetProperty("file").GetString(), Is.EqualTo("/kitchen/cookbooks/web/recipes/default.csx"));
        Assert.That(chain[2].GetProperty("origin").GetProperty("line").GetInt32(), Is.EqualTo(5));
        Snapshot.Matches(kitchen.Call(false, "node", "explain", "web.aliases", "-F", "json").Out, "node_explain_json");
    }

    [TestCase("", "all")]
    [TestCase("web.timeouts", "map")]
    [TestCase("web.log", "text")]
    [TestCase("platform", "automatic")]
    [TestCase("web.prot", "missing")]
    public void Show_prints_JSON(string path, string snapshot) =>
        Snapshot.Matches(kitchen.Call(false, ["node", "show", .. path.Length > 0 ? [path] : Array.Empty<string>()]).ToString(), "node_show_" + snapshot);

    [Test]
    public void Show_leaves_what_the_machine_says_out_unless_asked()
    {
        Outcome all = kitchen.Call(false, "node", "show", "--automatic");
        using var json = JsonDocument.Parse(all.Out);
        Assert.That(json.RootElement.GetProperty("platform").GetString(), Is.EqualTo("debian"));
        kitchen.Recipe("""Default["platform"] = "mine"; _ = (string)node["hostname"];""");
        using var without = JsonDocument.Parse(kitchen.Call(false, "node", "show").Out);
        Assert.That(without.RootElement.GetProperty("platform").GetString(), Is.EqualTo("debian"), "what beats a default is shown");
        Assert.That(without.RootElement.TryGetProperty("hostname", out _), Is.False, "reading makes no difference");
    }

    [Test]
    public void A_recipe_that_fails_still_leaves_something_to_explain()
    {
        kitchen.Recipe("""
            Default["web"]["port"] = 8080;
            _ = (string)node["web"]["nmae"];
            """);
        Snapshot.Matches(kitchen.Call(false, "node", "explain", "web.port").ToString(), "node_explain_of_a_failed_recipe");
        Outcome missing = kitchen.Call(false, "node", "explain", "web.prot");
        Assert.That((missing.ExitCode, missing.Error), Is.EqualTo((ExitCode.BadInput, """
            recipe-runner: attribute web.prot does not exist; did you mean port?
            The recipes did not get to their end: cookbooks/web/recipes/default.csx:2: attribute web.nmae does not exist; web has port, workers, aliases, timeouts, old, a.b, tags, log

            """)));
    }

    [Test]
    public void What_runs_only_in_a_converge_is_named()
    {
        kitchen.Recipe("""Block("later", () => Default["web"]["port"] = 1);""");
        Outcome outcome = kitchen.Call(false, "node", "explain", "web.port");
        Assert.That((outcome.ExitCode, outcome.Error), Is.EqualTo(
            (ExitCode.Success, "Not counted: what block[later] (cookbooks/web/recipes/default.csx:1) may write, which runs only in a converge.\n")));
    }

    [Test]
    public void A_loop_of_writes_says_how_many_are_not_remembered()
    {
        kitchen.Recipe("""for (int i = 0; i < 30; i++) Default["web"]["port"] = i;""");
        Assert.That(kitchen.Call(false, "node", "explain", "web.port").Out, Does.Contain("    default  22 earlier values, not remembered\n    default  21"));
    }

    [Test]
    public void Nothing_is_changed_and_nothing_converges()
    {
        kitchen.Call(false, "node", "show");
        Assert.That(kitchen.Fake.Files.LinkStat("/etc/web"), Is.Null);
    }

    [Test]
    public void A_second_word_of_a_path_is_told_of_the_dots() =>
        Assert.That(kitchen.Call(false, "node", "explain", "web", "port").Error, Does.Contain("the keys of a path are joined with dots"));

    [Test]
    public void An_empty_path_is_refused() => Assert.That(kitchen.Call(false, "node", "explain", "").Error, Does.Contain("PATH is empty"));
}
