using System.Runtime.CompilerServices;

namespace RecipeRunner.Tests;

/// <summary>Compares what a person reads with a file next to the test, in <c>Snapshots/</c>, as <see cref="RecipeRunner.Testing.Snapshot"/> does.</summary>
internal static class Snapshot
{
    public static void Matches(string actual, string name, [CallerFilePath] string testFile = "") =>
        RecipeRunner.Testing.Snapshot.Match(actual, name, "Snapshots", testFile);
}
