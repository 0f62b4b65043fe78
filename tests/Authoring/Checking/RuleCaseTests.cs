using RecipeRunner.Authoring.Checking;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests.Authoring.Checking;

/// <summary>All cases are recipes of one cookbook, which is checked once.</summary>
internal sealed class RuleCaseTests
{
    private ILookup<string, Finding> findings = null!;

    private static IEnumerable<TestCaseData> Bad => RuleCases.Bad.Select((c, i) => new TestCaseData($"bad{i}", c.Code).SetArgDisplayNames(c.Code, c.Recipe));

    private static IEnumerable<TestCaseData> Good => RuleCases.Good.Select((recipe, i) => new TestCaseData($"good{i}").SetArgDisplayNames(recipe));

    [OneTimeSetUp]
    public void CheckAll()
    {
        using TemporaryFolder folder = new(), cache = new();
        IEnumerable<(string, string)> recipes = RuleCases.Bad.Select((c, i) => ($"cookbooks/web/recipes/bad{i}.csx", c.Recipe))
            .Concat(RuleCases.Good.Select((recipe, i) => ($"cookbooks/web/recipes/good{i}.csx", recipe)));
        new Example([.. recipes]).AndInRepo("data_bags/users/deploy.json", """{ "id": "deploy", "login": "deploy" }""")
            .AndInRepo("data_bags/secrets/site.json", """{ "id": "site", "password": "" }""").WriteTo(folder);
        findings = new Checker(shipped: null, cache).Check(folder).Findings.ToLookup(finding => Path.GetFileNameWithoutExtension(finding.At.File));
    }

    [TestCaseSource(nameof(Bad))]
    public void A_mistake_is_found(string recipe, string code) =>
        Assert.That(findings[recipe].Select(finding => finding.Code).Distinct(), Is.EqualTo(new[] { code }), string.Join('\n', findings[recipe]));

    [TestCaseSource(nameof(Good))]
    public void What_only_looks_like_one_is_left_alone(string recipe) => Assert.That(findings[recipe], Is.Empty);
}
