using System.Text.RegularExpressions;
using RecipeRunner.Tests.Conformance;

namespace RecipeRunner.Tests.Docs.ComingFromChef;

/// <summary>A row of docs/coming-from-chef.md: lines of Ruby, lines of C#, and what Chef did.</summary>
internal sealed partial record ChefRow(int Number, string[] Ruby, string[] CSharp, string Chef)
{
    /// <summary>The vectors that the last column points to, such as <c>attributes</c>, and the case; null when it points to none.</summary>
    public (string Kind, string Case)? Vector => Reference().Match(Chef) is { Success: true } match ? (match.Groups["kind"].Value, match.Groups["case"].Value) : null;

    /// <summary>The case that the last column points to.</summary>
    public VectorCase CaseOf(string kind) => VectorFiles.Own(kind).Single(v => v.Name == Vector!.Value.Case);

    /// <summary>What is said in code after a word of the last column: <c>gives `1`</c>, <c>runs `log[a] write`</c>; null when the word is not there.</summary>
    public string? After(string word) => Regex.Match(Chef, $@"\b{word} `(?<code>[^`]+)`") is { Success: true } match ? match.Groups["code"].Value : null;

    public override string ToString() => $"{Number}: {string.Join(" ", Ruby)}";

    /// <summary>The rows of a page's tables whose first column is headed Chef, or as said, and whose second RecipeRunner.</summary>
    public static IEnumerable<ChefRow> In(string page, string head = "Chef")
    {
        bool inTable = false;
        int number = 0;
        foreach (string line in page.Split('\n'))
        {
            string[] cells = [.. Bar().Split(line).Select(cell => cell.Trim())];
            inTable = line.StartsWith('|') && (inTable || cells is [_, var first, "RecipeRunner", ..] && first == head);
            if (inTable && cells is [_, var ruby, var csharp, var chef, _] && ruby.Contains('`')) yield return new(++number, Code(ruby), Code(csharp), chef);
        }
    }

    private static string[] Code(string cell) => [.. CodeSpan().Matches(cell).Select(m => m.Groups["code"].Value.Replace("\\|", "|", StringComparison.Ordinal))];

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();

    [GeneratedRegex(@"`(?<code>[^`]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\((?<kind>attributes|notifications|files): (?<case>.+)\)$")]
    private static partial Regex Reference();
}
