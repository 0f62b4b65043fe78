using RecipeRunner.Authoring.Checking;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests.Authoring.Checking;

/// <summary>Every rule's examples, which docs and `--explain` show.</summary>
public class RuleExampleTests
{
    private static IEnumerable<TestCaseData> Rules => RuleBook.Rules.Select(rule => new TestCaseData(rule).SetArgDisplayNames(rule.Code, rule.Name));

    [TestCaseSource(nameof(Rules))]
    public void The_bad_example_yields_the_finding_and_no_other_and_says_where_and_what_in_a_sentence(object rule)
    {
        IReadOnlyList<Finding> findings = Found(((Rule)rule).Bad);
        Assert.That(findings.Select(f => f.Code).Distinct(), Is.EqualTo(new[] { ((Rule)rule).Code }), string.Join('\n', findings));
        foreach (Finding finding in findings)
        {
            Assert.That(finding.At.File, Does.StartWith("/"));
            Assert.That(finding.Message, Does.Match(@"[.?]$"));
            Assert.That(finding.Fix, Is.Empty.Or.Match(@"[.?]$"));
        }
    }

    [TestCaseSource(nameof(Rules))]
    public void The_good_example_yields_none(object rule) => Assert.That(Found(((Rule)rule).Good), Is.Empty);

    [Test]
    public void Rules_stand_in_the_order_of_their_codes_and_each_code_and_name_is_one_rules()
    {
        Assert.That(RuleBook.Rules.Select(r => r.Code), Is.Ordered.And.Unique.And.All.Match("^RR[0-9]{3}$"));
        Assert.That(RuleBook.Rules.Select(r => r.Name), Is.Unique.And.All.Match("^[a-z-]+$"));
    }

    private static IReadOnlyList<Finding> Found(Example example)
    {
        using var folder = new TemporaryFolder();
        using var cache = new TemporaryFolder();
        example.WriteTo(folder);
        return new Checker(shipped: null, cache).Check(folder).Findings;
    }
}
