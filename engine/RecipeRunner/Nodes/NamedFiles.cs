using RecipeRunner.Converging;
using RecipeRunner.Text;

namespace RecipeRunner.Nodes;

/// <summary>
/// Documents that lie in folders under their names, as JSON; the first folder that has one counts, as in Chef. Nothing is read that
/// nobody asks for.
/// </summary>
/// <param name="kind">What they are, for messages: <c>role</c>.</param>
/// <param name="smallest">The smallest such document.</param>
/// <param name="folders">The folders, as typed.</param>
/// <param name="depth">Whether they may lie in folders below, too.</param>
internal sealed class NamedFiles(string kind, string smallest, IReadOnlyList<string> folders, SearchOption depth)
{
    private readonly string[] folders = [.. folders.Select(f => Path.GetFullPath(f))];

    /// <summary>The file of a name, or null.</summary>
    /// <exception cref="RecipeRunnerException">Folders below hold several.</exception>
    public string? Find(string name) => Find(name, ".json");

    /// <summary>What to say of a name that has no file: what is there instead, or where one would be looked for.</summary>
    public string WayOut(string name)
    {
        if (!IsName(name)) return $" Names of {kind}s hold letters, digits, - and _ only.";
        if (Find(name, ".rb") is { } ruby)
            return $" {Shown(ruby)} is Ruby: here it is written as JSON, {Path.GetFileNameWithoutExtension(ruby)}.json in the same folder; the smallest one is {smallest}.";
        if (Nearest.Hint(name, Names()) is { Length: > 0 } hint) return hint;
        return $" It would be {string.Join(" or ", folders.Select(f => Shown(Path.Combine(f, name + ".json")) + (Directory.Exists(f) ? "" : ", but there is no such folder")))}.";
    }

    private string? Find(string name, string extension)
    {
        if (!IsName(name)) return null;
        foreach (string folder in folders)
        {
            string file = Path.Combine(folder, name + extension);
            if (File.Exists(file)) return file;
            if (depth == SearchOption.TopDirectoryOnly || !Directory.Exists(folder)) continue;
            string[] below = Directory.GetFiles(folder, name + extension, depth);
            Array.Sort(below, StringComparer.Ordinal);
            if (below.Length > 1) throw new RecipeRunnerException($"The {kind} {name} stands in several files: {string.Join(", ", below.Select(Shown))}. Keep one.");
            if (below.Length == 1) return below[0];
        }
        return null;
    }

    private IEnumerable<string> Names() =>
        folders.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*.json", depth)).Select(f => Path.GetFileNameWithoutExtension(f));

    private static bool IsName(string name) => name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_');

    private static string Shown(string path) => new SourceLine(path, 0).ToString();
}
