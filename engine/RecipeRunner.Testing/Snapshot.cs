using System.Runtime.CompilerServices;
using System.Text;
using RecipeRunner.Reporting;

namespace RecipeRunner.Testing;

/// <summary>
/// Compares a text with a file beside the test, such as a plan or a rendered configuration: <c>Snapshot.Match(result.Text)</c>. With
/// <c>UPDATE_SNAPSHOTS=1</c> in the environment the files are written instead; look at the difference before you commit it.
/// </summary>
public static class Snapshot
{
    /// <summary>Fails unless the text is that of the file; a file that is missing fails too.</summary>
    /// <param name="actual">The text.</param>
    /// <param name="name">The file's name without <c>.txt</c>. Default: the test's.</param>
    /// <param name="folder">The folder, beside the test's file. Default: <c>snapshots</c>.</param>
    /// <param name="testFile">The test's file; filled in by the compiler.</param>
    /// <exception cref="SnapshotException">There is no such file, or it holds something else.</exception>
    public static void Match(string actual, [CallerMemberName] string name = "", string folder = "snapshots", [CallerFilePath] string testFile = "")
    {
        string file = Path.Combine(Path.GetDirectoryName(testFile)!, folder, name + ".txt");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }
        if (!File.Exists(file)) throw new SnapshotException($"There is no {file}; UPDATE_SNAPSHOTS=1 writes it.");
        string expected = File.ReadAllText(file);
        if (actual != expected)
            throw new SnapshotException($"{file} differs; UPDATE_SNAPSHOTS=1 rewrites it.\n{UnifiedDiff.Of(file, Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(actual))}");
    }
}

/// <summary>A text is not what its snapshot says.</summary>
public sealed class SnapshotException(string message) : Exception(message);
