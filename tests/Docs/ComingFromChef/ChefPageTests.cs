using RecipeRunner.Tests.Conformance;

namespace RecipeRunner.Tests.Docs.ComingFromChef;

/// <summary>The page says of every row what a test can check.</summary>
internal sealed class ChefPageTests
{
    private static readonly string[] Checked = ["gives", "runs", "warns", "fails with", "renders"];

    [Test]
    public void Every_row_says_what_Chef_did()
    {
        Assert.That(ChefPage.Rows, Has.Count.GreaterThan(120));
        foreach (ChefRow row in ChefPage.Rows)
            Assert.That(row.Vector is not null || Checked.Any(word => row.After(word) is not null), $"{row}: {row.Chef}");
    }

    [Test]
    public void A_wrong_row_fails()
    {
        var row = new ChefRow(1, ["node.default[\"a\"] = 1"], ["Default[\"a\"] = 2;"], "sets it (attributes: single default in recipe)");
        VectorCase vector = row.CaseOf(VectorFiles.AttributePrecedence);
        var run = new PrecedenceRun(vector) { Said = new() { [row.Ruby[0]] = Cell.Compile(row.CSharp[0]) } };
        Assert.That(run.Differences(), Has.Some.Contains("expected 1, actual 2"));
    }
}
