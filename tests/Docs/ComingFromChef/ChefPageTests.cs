using RecipeRunner.Tests.Conformance;

namespace RecipeRunner.Tests.Docs.ComingFromChef;

/// <summary>The page says of every row what a test can check.</summary>
internal sealed class ChefPageTests
{
    [Test]
    public void Every_row_says_what_Chef_did()
    {
        Assert.That(ChefPage.Rows, Has.Count.GreaterThan(50));
        foreach (ChefRow row in ChefPage.Rows)
            Assert.That(row.Vector is not null || row.After("gives") is not null || row.After("runs") is not null, $"{row}: {row.Chef}");
    }

    [Test]
    public void A_wrong_row_fails()
    {
        var row = new ChefRow(1, ["node.default[\"a\"] = 1"], ["Default[\"a\"] = 2;"], "sets it (attributes: single default in recipe)");
        VectorCase vector = VectorFiles.Own(VectorFiles.AttributePrecedence).Single(v => v.Name == row.Vector!.Value.Case);
        var run = new PrecedenceRun(vector) { Said = new() { [row.Ruby[0]] = Cell.Compile(row.CSharp[0]) } };
        Assert.That(run.Differences(), Has.Some.Contains("expected 1, actual 2"));
    }
}
