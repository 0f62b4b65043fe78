using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RecipeRunner.Authoring.Documenting;

/// <summary>The comments of a script, which has no XML ones: lines that begin with two slashes.</summary>
internal static class ScriptComments
{
    /// <summary>The block right above something; empty when there is none.</summary>
    public static string Above(SyntaxToken token)
    {
        var lines = new List<string>();
        int lineEnds = 0;
        foreach (SyntaxTrivia trivia in token.LeadingTrivia)
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia)) lineEnds++;
            if (!trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)) continue;
            // After an empty line another block begins.
            if (lineEnds > 1) lines.Clear();
            lines.Add(Text(trivia));
            lineEnds = 0;
        }
        return lineEnds > 1 ? "" : Joined(lines);
    }

    /// <summary>The first block above something.</summary>
    public static string First(SyntaxToken token)
    {
        IEnumerable<string> block = token.LeadingTrivia.ToFullString().Split('\n').Select(line => line.Trim())
            .SkipWhile(line => line.Length == 0).TakeWhile(line => line.StartsWith("//", StringComparison.Ordinal)).Select(line => line.TrimStart('/', ' '));
        return Joined(block);
    }

    /// <summary>The one at the end of its line.</summary>
    public static string After(SyntaxToken token) => Joined(token.TrailingTrivia.Where(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia)).Select(Text));

    /// <summary>Whether an empty line separates it from what stands above.</summary>
    public static bool StandsApart(SyntaxToken token) => token.LeadingTrivia is [var first, ..] && first.IsKind(SyntaxKind.EndOfLineTrivia);

    private static string Text(SyntaxTrivia trivia) => trivia.ToString().TrimStart('/').Trim();

    /// <summary>Without what is meant for <c>recipe-runner check</c>.</summary>
    private static string Joined(IEnumerable<string> lines) => string.Join(' ', lines.Where(line => !line.StartsWith("check:", StringComparison.Ordinal)));
}
