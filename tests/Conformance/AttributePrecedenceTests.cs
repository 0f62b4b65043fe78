using RecipeRunner.Nodes;

namespace RecipeRunner.Tests.Conformance;

[TestFixture]
[Category("Conformance")]
public sealed class AttributePrecedenceTests
{
    private static IEnumerable<TestCaseData> Cases() => VectorFiles.Cases(VectorFiles.AttributePrecedence);

    [TestCaseSource(nameof(Cases))]
    public void Attributes_merge_as_in_Chef(VectorCase vector)
    {
        var run = new PrecedenceRun(vector);
        var differences = new List<string>(run.Play());
        foreach (var probe in vector.Json.GetProperty("probe").EnumerateArray())
        {
            var key = probe.GetString()!;
            Compare($"node[\"{key}\"]", vector.Result.TryGetProperty(key, out var expected) ? VectorJson.Text(expected) : "absent", Text(run.Node, key));
            var levels = vector.Json.GetProperty("levels").GetProperty(key);
            foreach (var level in Levels.All)
            {
                Compare($"{level.ChefName()}[\"{key}\"]",
                    levels.TryGetProperty(level.ChefName(), out var raw) ? VectorJson.Text(raw) : "absent", Text(run.Node, key, level));
            }
        }
        Assert.That(differences, Is.Empty, string.Join('\n', differences));

        void Compare(string what, string expected, string actual)
        {
            if (expected != actual)
                differences.Add($"{what}: expected {expected}, actual {actual}");
        }
    }

    private static string Text(Node node, string key, params AttributeLevel[] levels) =>
        node.Tree.View(levels).Dig(key) is { } value ? VectorJson.Text(value.ToPlain()) : "absent";
}
