using System.Reflection;

namespace RecipeRunner.Authoring.Scaffolding;

/// <summary>
/// The texts of what can be made, which stand as files in <c>Texts/</c>, a folder for each kind. What is between two underscores
/// on either side, in a text or a file's name, is a hole: <c>__cookbook__</c>.
/// </summary>
internal static class ScaffoldTexts
{
    private const string Folder = "Scaffolding/Texts/";

    /// <summary>The files of a kind, by their path in what is made, in order.</summary>
    /// <param name="kind">The folder: <c>cookbook</c>.</param>
    /// <param name="holes">What goes into each hole.</param>
    public static IEnumerable<NewFile> Of(string kind, IReadOnlyDictionary<string, string> holes)
    {
        Assembly assembly = typeof(ScaffoldTexts).Assembly;
        string prefix = $"{Folder}{kind}/";
        foreach (string name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return new(Fill(name[prefix.Length..], holes), Fill(reader.ReadToEnd(), holes));
        }
    }

    private static string Fill(string text, IReadOnlyDictionary<string, string> holes)
    {
        foreach ((string hole, string value) in holes) text = text.Replace($"__{hole}__", value, StringComparison.Ordinal);
        return text;
    }
}
