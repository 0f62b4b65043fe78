using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using RecipeRunner.Authoring.Checking;
using RecipeRunner.Converging;
using RecipeRunner.Tests.Machines;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.Authoring.Checking;

/// <summary>
/// The repository in <c>planted/</c> is full of mistakes; a word in each bad line says which rule has to find it. Files that cannot
/// hold a word are named here.
/// </summary>
internal sealed partial class PlantedMistakeTests
{
    private static readonly string[] Wordless =
    [
        "cookbooks/shop/files/logo.svg:0 RR018",
        "cookbooks/shop/recipes/cron.csx:1 RR002",
        "cookbooks/shop/recipes/install.rb:1 RR075",
    ];

    private static string Planted => Path.Combine(Repository.Root, "tests/Authoring/Checking/planted");

    private IReadOnlyList<Finding> findings = null!;

    [OneTimeSetUp]
    public void CheckPlanted()
    {
        using var cache = new TemporaryFolder();
        findings = new Checker(shipped: null, cache).Check(Planted).Findings;
    }

    [Test]
    public void Each_is_found_with_its_file_and_line_and_nothing_else_is()
    {
        string[] planted = [.. Directory.EnumerateFiles(Planted, "*", SearchOption.AllDirectories).SelectMany(InFile).Concat(Wordless).Order(StringComparer.Ordinal)];
        Assert.That(planted, Has.Length.GreaterThanOrEqualTo(20));
        Assert.That(findings.Select(Line).Order(StringComparer.Ordinal), Is.EqualTo(planted));
    }

    [Test]
    public void A_person_reads_what_and_where_and_the_way_out()
    {
        Outcome outcome = Check();
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.ResourceFailed));
        Snapshot.Matches(WithoutTime().Replace(outcome.ToString(), "TIME"), "planted");
    }

    [Test]
    public void A_program_reads_all_of_it()
    {
        Outcome outcome = Check("--format", "json");
        Assert.That(JObject.Parse(outcome.Out)["findings"]!.Select(f => $"{f["file"]}:{f["line"]} {f["code"]}"), Is.EqualTo(findings.Select(Line)));
        Snapshot.Matches(WithoutTime().Replace(outcome.ToString(), "TIME"), "planted-json");
    }

    /// <summary>The members that SARIF 2.1.0 requires, in the sections of its specification that are named.</summary>
    [Test]
    public void Sarif_has_the_members_that_its_specification_requires()
    {
        var log = JObject.Parse(Check("--format", "sarif").Out);
        Assert.That((string?)log["version"], Is.EqualTo("2.1.0"), "3.13.2");
        var run = (JObject)log["runs"]!.Single();
        var driver = (JObject)run["tool"]!["driver"]!;
        Assert.That((string?)driver["name"], Is.EqualTo("recipe-runner"), "3.18.2, 3.19.8");
        string[] rules = [.. driver["rules"]!.Select(rule => (string)rule["id"]!)];
        Assert.That(rules, Is.Unique.And.All.Not.Null, "3.49.3");

        var results = (JArray)run["results"]!;
        Assert.That(results, Has.Count.EqualTo(findings.Count));
        foreach ((JToken result, Finding finding) in results.Zip(findings))
        {
            Assert.That((string?)result["message"]!["text"], Is.Not.Empty, "3.27.11, 3.11.8");
            Assert.That((string?)result["ruleId"], Is.EqualTo(finding.Code), "3.27.5");
            Assert.That(rules[(int)result["ruleIndex"]!], Is.EqualTo(finding.Code), "3.27.6");
            Assert.That((string?)result["level"], Is.AnyOf("none", "note", "warning", "error"), "3.27.10");
            JToken place = result["locations"]!.Single()["physicalLocation"]!;
            Assert.That(Uri.TryCreate((string?)place["artifactLocation"]!["uri"], UriKind.RelativeOrAbsolute, out Uri? uri) && (!uri.IsAbsoluteUri || uri.IsFile), "3.4.3");
            Assert.That((int?)place["region"]?["startLine"] ?? 0, Is.EqualTo(finding.At.Line), "3.30.5");
        }
    }

    private static string Line(Finding finding) => $"{Path.GetRelativePath(Planted, finding.At.File)}:{finding.At.Line} {finding.Code}";

    private static Outcome Check(params string[] arguments)
    {
        using var kitchen = new Kitchen();
        foreach (string file in Directory.EnumerateFiles(Planted, "*", SearchOption.AllDirectories)) kitchen.Has(Path.GetRelativePath(Planted, file), File.ReadAllText(file));
        return kitchen.Say(["check", .. arguments]);
    }

    private static IEnumerable<string> InFile(string file) => File.ReadLines(file).SelectMany((line, i) =>
        Word().Match(line).Groups["code"].Captures.Select(code => $"{Path.GetRelativePath(Planted, file)}:{i + 1} {code.Value}"));

    [GeneratedRegex("""planted\W+(?<code>RR\d{3})( (?<code>RR\d{3}))*""")]
    private static partial Regex Word();

    [GeneratedRegex("""(?<="milliseconds": )\d+|[0-9.]+ m?s(?=\)|\.)""")]
    private static partial Regex WithoutTime();
}
