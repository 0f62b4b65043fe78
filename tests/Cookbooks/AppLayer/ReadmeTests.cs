using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RecipeRunner.Testing;
using RecipeRunner.Tests.Cookbooks.Haproxy;

namespace RecipeRunner.Tests.Cookbooks.AppLayer;

/// <summary>The cookbook's README lists the settings that there are, and its examples are real.</summary>
internal sealed partial class ReadmeTests
{
    private const string Begin = "<!-- Written from the sources: UPDATE_SNAPSHOTS=1 dotnet test --filter ReadmeTests -->\n", End = "<!-- -->";

    private static readonly string Cookbook = Path.Combine(Balancer.Cookbooks, "app_layer");
    private static readonly string Readme = Path.Combine(Cookbook, "README.md");

    [Test]
    public void Its_table_is_that_of_the_sources()
    {
        string reference = new SettingsReference(Path.Combine(Cookbook, "libraries"), Defaults()).ToString().Trim(), text = File.ReadAllText(Readme);
        Assert.That(reference, Does.Contain("| `check.inter` | `300ms` |").And.Contain("| `timeouts.connect` | `1s` |").And.Contain("| `tls.port` | `443` |"));
        int begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, end = text.IndexOf(End, begin, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") File.WriteAllText(Readme, $"{text[..begin]}\n{reference}\n\n{text[end..]}");
        else Assert.That(text[begin..end].Trim(), Is.EqualTo(reference), "UPDATE_SNAPSHOTS=1 writes it anew");
    }

    [Test]
    public void Its_examples_converge()
    {
        string[] examples = [.. Blocks().Matches(File.ReadAllText(Readme)).Select(block => block.Groups["json"].Value)];
        Assert.That(examples, Has.Length.GreaterThan(3));
        foreach (string example in examples)
        {
            TestStack stack = new TestStack("lb", "shop-haproxy").Layer("shop", "shop1 127.1.1.1").Layer("api", "api1 127.1.2.1").Layer("blog", "blog1 127.1.3.1");
            foreach ((string key, JsonNode? value) in JsonNode.Parse(example)!["app_layer"]!.AsObject()) stack.Set(key, value!.ToJsonString());
            Assert.That(stack.TryConverge().Error, Is.Null, example);
        }
    }

    /// <summary>The attributes as the cookbook alone sets them.</summary>
    private static Func<string, string?> Defaults()
    {
        using var shelf = new Shelf(("show", "Warn(node[\"app_layer\"].ToString());"));
        var balancer = new Balancer();
        JsonObject stack = new TestStack("db").Json;
        stack.Remove("app_layer");
        RecipeTestResult result = RecipeTest.On(balancer.Machine).WithCookbooks(Balancer.Cookbooks, shelf.Folder).WithStateIn("/var/lib/recipe-runner")
            .WithAttributes(stack.ToJsonString()).Converge("recipe[app_layer]", "recipe[web::show]");
        JsonNode attributes = JsonNode.Parse(result.Messages.Single(message => message.StartsWith('{')))!;
        return path =>
        {
            JsonNode? value = attributes;
            foreach (string key in path.Split('.')) value = value?[key];
            return value?.ToJsonString();
        };
    }

    [GeneratedRegex(@"^```json\n(?<json>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
