using RecipeRunner.Nodes;
using RecipeRunner.Reporting;
using RecipeRunner.Searching;

namespace RecipeRunner.Cli;

/// <summary>The form in which a search shows what it found.</summary>
internal enum SearchFormat
{
    Text,
    Json,
}

/// <summary>Shows what a search found: names, chosen attributes, or whole documents as JSON lines.</summary>
/// <param name="output">Where to.</param>
/// <param name="format">In which form.</param>
/// <param name="namesOnly">Names only, one for each line.</param>
/// <param name="paths">The attributes that are asked for; none: all, in JSON.</param>
internal sealed class SearchOutput(TextOutput output, SearchFormat format, bool namesOnly, IReadOnlyList<string> paths)
{
    private readonly string[][] keys = [.. paths.Select(AttributePath.Parse)];

    public void Write(IReadOnlyList<SearchDocument> found)
    {
        if (format == SearchFormat.Text && !namesOnly)
        {
            output.WriteLine(ValueText.Counted(found.Count, "item") + " found");
            output.WriteLine();
        }
        foreach (SearchDocument document in found) Write(document);
        output.Flush();
    }

    private void Write(SearchDocument document)
    {
        if (format == SearchFormat.Json)
        {
            output.WriteLine(ValueText.Json(namesOnly ? document.Name : paths.Count == 0 ? document.Content.ToPlain() : Chosen(document)));
            return;
        }
        bool isDetailed = !namesOnly && paths.Count > 0;
        output.WriteLine(document.Name + (isDetailed ? ":" : ""), Ink.Green);
        if (!isDetailed) return;
        for (int i = 0; i < keys.Length; i++) output.WriteLine($"  {paths[i]}: {document.Value.Read(keys[i])}");
        output.WriteLine();
    }

    /// <summary>The name and the attributes that are asked for; null where there is none.</summary>
    private OrderedDictionary<string, object?> Chosen(SearchDocument document)
    {
        var chosen = new OrderedDictionary<string, object?>(StringComparer.Ordinal) { ["name"] = document.Name };
        for (int i = 0; i < keys.Length; i++) chosen[paths[i]] = document.Value.Read(keys[i])?.ToPlain();
        return chosen;
    }
}
