namespace RecipeRunner.Tests.Conformance;

[TestFixture]
[Category("Conformance")]
public sealed class AttributePrecedenceTests
{
    private static IEnumerable<TestCaseData> Cases() => VectorFiles.Cases(VectorFiles.AttributePrecedence);

    [TestCaseSource(nameof(Cases))]
    public void Attributes_merge_as_in_Chef(VectorCase vector) => Differences.AssertNone(vector, new PrecedenceRun(vector).Differences());
}
