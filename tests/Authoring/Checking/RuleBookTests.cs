using RecipeRunner.Authoring;
using RecipeRunner.Authoring.Checking;
using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests.Authoring.Checking;

/// <summary>Each rule finds its bad example and nothing in its good one, and no other rule has a word to say about either.</summary>
internal sealed class RuleBookTests
{
    private static IEnumerable<TestCaseData> Rules => RuleBook.Rules.Select(rule => new TestCaseData(rule).SetArgDisplayNames(rule.Code, rule.Name));

    [TestCaseSource(nameof(Rules))]
    public void The_bad_example_has_findings_of_its_rule_only(Rule rule) =>
        Assert.That(Check(rule.Bad).Select(f => f.Code).Distinct(), Is.EqualTo(new[] { rule.Code }), string.Join('\n', Check(rule.Bad)));

    [TestCaseSource(nameof(Rules))]
    public void The_good_example_has_no_findings(Rule rule) => Assert.That(Check(rule.Good), Is.Empty);

    private static List<Finding> Check(Example example)
    {
        using var folder = new TemporaryFolder();
        example.WriteTo(folder);
        return Check(folder);
    }
    private static List<Finding> Check(string folder)
    {
        var context = new CheckContext(CookbookRepo.Find(folder), null);
        Assert.That(context.Cookbooks.SelectMany(c => c.Problems), Is.Empty);
        return [.. RuleBook.Rules.SelectMany(rule => rule.Check(context).Concat(context.Cookbooks.SelectMany(c => rule.Check(c).Concat(c.Sources.SelectMany(s => rule.Check(s))))))];
    }

    [Test]
    public void Shipped() => Assert.That(Check(RecipeRunner.Tests.SystemTests.Hosts.Repository.Root), Is.Empty);

    [Test]
    public void Docs()
    {
        using var kitchen = new Kitchen();
        int snippets = 0;
        foreach ((string path, string language, string code) in Tests.Docs.Pages.Blocks("docs/recipes.md"))
        {
            if (path.Length > 0) kitchen.Has(path, code);
            else if (language == "csharp") kitchen.Has($"cookbooks/web/recipes/snippet{++snippets}.csx", code);
        }
        Assert.That(Check(kitchen.Path).Select(f => $"{f.Code} {Path.GetFileName(f.At.File)}:{f.At.Line} {f.Message} {f.Fix}").Order(), Is.Empty);
    }
}
