using System.Runtime.CompilerServices;

namespace RecipeRunner.Tests;

/// <summary>
/// Compares what a person reads with a file next to the test, in <c>Snapshots/</c>. <c>UPDATE_SNAPSHOTS=1</c> rewrites the files;
/// a file that is missing fails.
/// </summary>
internal static class Snapshot
{
    public static void Matches(string actual, string name, [CallerFilePath] string testFile = "")
    {
        string file = Path.Combine(Path.GetDirectoryName(testFile)!, "Snapshots", name + ".txt");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }
        Assert.That(File.Exists(file), $"There is no {file}; UPDATE_SNAPSHOTS=1 writes it.");
        Assert.That(actual, Is.EqualTo(File.ReadAllText(file)), $"{file} differs; UPDATE_SNAPSHOTS=1 rewrites it.");
    }
}
