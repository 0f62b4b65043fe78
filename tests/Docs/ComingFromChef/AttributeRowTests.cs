using RecipeRunner.Tests.Conformance;

namespace RecipeRunner.Tests.Docs.ComingFromChef;

/// <summary>Rows about attributes: their C# takes the place of the Ruby that Chef ran, in the same case.</summary>
internal sealed class AttributeRowTests
{
    private static IEnumerable<TestCaseData> Rows() => ChefPage.Of("attributes");

    [TestCaseSource(nameof(Rows))]
    public void It_does_what_Chef_did(ChefRow row)
    {
        VectorCase vector = row.CaseOf(VectorFiles.AttributePrecedence);
        var said = row.Ruby.Zip(row.CSharp, (ruby, csharp) => (ruby, csharp)).ToDictionary(pair => pair.ruby, pair => Cell.Compile(pair.csharp));
        Assert.That(row.CSharp, Has.Length.EqualTo(row.Ruby.Length), "each statement of Ruby has one of C#");
        var run = new PrecedenceRun(vector) { Said = said };
        Differences.AssertNone(vector, run.Differences());
        Assert.That(run.Unsaid, Is.Empty, "the case has none of these statements");
    }
}
