using System.Text.RegularExpressions;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Cookbooks.Haproxy;

/// <summary>The cookbook's README says what the resources' own comments say, and its examples are real.</summary>
public sealed partial class ReadmeTests
{
    private const string Begin = "<!-- Written from the resources' own comments: UPDATE_SNAPSHOTS=1 dotnet test --filter ReadmeTests -->\n";

    private static readonly string Readme = Path.Combine(Balancer.Cookbooks, "haproxy", "README.md");

    [Test]
    public void Its_reference_is_that_of_the_resources()
    {
        string text = File.ReadAllText(Readme), reference = ResourceReference.Of(Path.Combine(Balancer.Cookbooks, "haproxy"));
        int begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") File.WriteAllText(Readme, text = text[..begin] + "\n" + reference.TrimEnd() + "\n");
        Assert.That(text[begin..].Trim(), Is.EqualTo(reference.Trim()), "UPDATE_SNAPSHOTS=1 writes it anew");
    }

    [Test]
    public void Its_examples_plan()
    {
        (string, string)[] examples = [.. Blocks().Matches(File.ReadAllText(Readme)).Select((block, i) => ($"example{i + 1}", block.Groups["code"].Value))];
        Assert.That(examples, Has.Length.GreaterThan(5));
        using var shelf = new Shelf(examples);
        shelf.Write("templates/own.cfg.sbn", "global\n{{~ for line in global.lines ~}}\n  {{ line }}\n{{~ end ~}}\n");
        foreach ((string name, string code) in examples)
        {
            RecipeTestResult plan = shelf.Test(new Balancer()).TryPlan($"recipe[web::{name}]");
            Assert.That(plan.Error, Is.Null, code);
        }
    }

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
