using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Ignoring;

/// <summary>Finds the comments of a cookbook that say <c>check:ignore</c>: after <c>//</c> in C#, in <c>{{# ... }}</c> in a template.</summary>
internal static class IgnoreComments
{
    private const string Word = "check:ignore";

    /// <summary>Those of a C# source.</summary>
    public static IReadOnlyList<Ignore> Of(SyntaxTree source) => [.. In(source)];

    private static IEnumerable<Ignore> In(SyntaxTree source)
    {
        string[] lines = source.GetText().Lines.Select(l => l.ToString()).ToArray();
        // Few sources have one, and walking through all comments takes its time.
        if (!lines.Any(l => l.Contains(Word, StringComparison.Ordinal))) yield break;
        foreach (SyntaxTrivia comment in source.GetRoot().DescendantTrivia().Where(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia)))
            if (comment.ToString().TrimStart('/', ' ', '\t') is var text && text.StartsWith(Word, StringComparison.Ordinal))
                yield return At(source.FilePath, lines, comment.GetLocation().GetLineSpan().StartLinePosition is var place ? place.Line : 0, place.Character, text);
    }

    /// <summary>Those of a template.</summary>
    public static IEnumerable<Ignore> Of(SeenTemplate template)
    {
        string[] lines = template.Text.Split('\n');
        for (int line = 0; line < lines.Length; line++)
            if (InBraces(lines[line]) is var (column, text))
                yield return At(template.Path, lines, line, column, text);
    }

    /// <summary>The comment of a template's line and its column; null when it has none that says the word.</summary>
    private static (int Column, string Text)? InBraces(string line)
    {
        int word = line.IndexOf(Word, StringComparison.Ordinal);
        int open = word < 0 ? -1 : line.LastIndexOf("{{", word, StringComparison.Ordinal);
        if (open < 0 || line[(open + 2)..word].Trim('~', '-', ' ', '\t') is not ("#" or "##")) return null;
        int close = line.IndexOf("}}", word, StringComparison.Ordinal);
        return (open, line[word..(close < 0 ? line.Length : close)].TrimEnd('~', '-', '#', ' ', '\t'));
    }

    private static Ignore At(string file, string[] lines, int line, int column, string text)
    {
        string[] words = text[Word.Length..].Split((char[])[' ', '\t'], 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        int last = line;
        // One that stands alone is about the next line; several may stand above each other.
        if (string.IsNullOrWhiteSpace(lines[line][..column]))
            do last++;
            while (last + 1 < lines.Length && lines[last].Contains(Word, StringComparison.Ordinal));
        return new(new(file, line + 1), column + 1, last + 1, words is [var code, ..] ? code : "", words is [_, var reason] ? reason : "");
    }
}
