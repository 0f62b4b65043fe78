namespace RecipeRunner.Tests.Conformance;

[TestFixture]
[Category("Conformance")]
public sealed class RunListTests
{
    private static IEnumerable<TestCaseData> Cases() => VectorFiles.Cases(VectorFiles.RunList);

    [TestCaseSource(nameof(Cases))]
    public void A_run_list_runs_as_in_Chef(VectorCase vector) => Differences.AssertNone(vector, RunListRun.Play(vector));

    [Test]
    public void What_a_vector_says_wrongly_is_told_with_expected_and_actual()
    {
        var vector = VectorFiles.Own(VectorFiles.RunList).First(one => one.Name == "queries in the second recipe");
        Assert.That(RunListRun.Play(vector), Is.Empty);
        var wrong = vector with { Json = System.Text.Json.JsonDocument.Parse(vector.Json.GetRawText().Replace("\"log[b::default start]\"", "\"log[z::default start]\"").Replace("\"outcome\": \"ok\"", "\"outcome\": \"failed\"")).RootElement };
        Assert.That(RunListRun.Play(wrong), Is.EqualTo([
            "outcome: expected \"failed\", actual \"ok\"",
            "resource_collection: expected [\"log[a::default start]\",\"log[z::default start]\",\"log[c::default start]\"], actual [\"log[a::default start]\",\"log[b::default start]\",\"log[c::default start]\"]"]));
    }
}
