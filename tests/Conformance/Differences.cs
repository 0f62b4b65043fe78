namespace RecipeRunner.Tests.Conformance;

/// <summary>How a case fails: one line for each difference, with the case's name, what Chef did and what we did.</summary>
internal static class Differences
{
    public static void AssertNone(VectorCase vector, IReadOnlyList<string> differences) =>
        Assert.That(differences, Is.Empty, string.Join('\n', differences.Select(one => $"{vector.Kind}: {vector.Name}: {one}")));
}
