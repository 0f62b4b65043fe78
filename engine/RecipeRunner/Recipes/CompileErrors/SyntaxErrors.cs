using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace RecipeRunner.Recipes.CompileErrors;

/// <summary>Of a file's syntax errors those that stand for themselves: the parser stumbles on over the rest of a statement that it did not understand.</summary>
internal static class SyntaxErrors
{
    /// <summary>What is merely missing; another error at the same place says why.</summary>
    private static readonly HashSet<string> Missing = ["CS1001", "CS1002", "CS1003", "CS1026", "CS1513", "CS1514", "CS7017"];

    public static IReadOnlyList<Diagnostic> Independent(SyntaxTree tree)
    {
        SyntaxNode root = tree.GetRoot();
        SourceText text = tree.GetText();
        SyntaxNode[] understood = [.. root.DescendantNodes().Where(IsUnderstood).Where(n => StartsLine(n, text))];
        var kept = new List<Diagnostic>();
        foreach (Diagnostic error in tree.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)
            .OrderBy(d => d.Location.SourceSpan.Start).ThenBy(d => Missing.Contains(d.Id)))
        {
            int at = error.Location.SourceSpan.Start;
            if (kept.Count > 0 && (LineOf(kept[^1], text) == LineOf(error, text) || !IsInStep(kept[^1], at))) continue;
            kept.Add(error);
        }
        return kept;

        bool IsInStep(Diagnostic last, int at) =>
            IsMended(last, root, text) || understood.Any(n => n.SpanStart >= last.Location.SourceSpan.End && n.Span.End <= at);
    }

    /// <summary>Whether the parser read a whole statement: from then on it is where the author is.</summary>
    private static bool IsUnderstood(SyntaxNode node) =>
        node is StatementSyntax or MemberDeclarationSyntax && !node.ContainsDiagnostics && node.GetLastToken() is { IsMissing: false, Text: ";" or "}" } && node.Span.Length > 1;

    /// <summary>
    /// What is as good as there: a semicolon, or a comma between properties, that is missing at the end of a line, and a bracket that is missing
    /// before the last semicolon of one. The next line begins something of its own.
    /// </summary>
    private static bool IsMended(Diagnostic error, SyntaxNode root, SourceText text)
    {
        int at = error.Location.SourceSpan.Start;
        string rest = text.ToString(TextSpan.FromBounds(at, text.Lines.GetLineFromPosition(at).End)).Trim();
        return (error.Id, rest) switch
        {
            ("CS1002", "") => !root.FindToken(at).GetNextToken().IsKind(SyntaxKind.OpenBraceToken),
            ("CS1003", "") => root.FindToken(at).Parent?.FirstAncestorOrSelf<SyntaxNode>(n => n is ArgumentListSyntax or InitializerExpressionSyntax) is InitializerExpressionSyntax,
            ("CS1026", ";") => true,
            _ => false,
        };
    }

    private static bool StartsLine(SyntaxNode node, SourceText text)
    {
        TextLine line = text.Lines.GetLineFromPosition(node.SpanStart);
        return text.ToString(TextSpan.FromBounds(line.Start, node.SpanStart)).Trim().Length == 0;
    }

    private static int LineOf(Diagnostic error, SourceText text) => text.Lines.IndexOf(error.Location.SourceSpan.Start);
}
