using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RecipeRunner.Recipes.CompileErrors;

/// <summary>What is written in a form that C# reads as something else, so that the compiler's words lead nowhere: said in words of our own.</summary>
internal static class MistakenForms
{
    /// <summary>What to say instead of the compiler's sentence; null where that is right.</summary>
    public static string? Words(Diagnostic diagnostic)
    {
        if (diagnostic.Location.SourceTree is not { } tree) return null;
        string text = tree.GetText().ToString();
        int at = diagnostic.Location.SourceSpan.Start;
        string line = tree.GetText().Lines.GetLineFromPosition(at).ToString();
        SyntaxToken here = tree.GetRoot().FindToken(at);
        // What is missing is told behind the token before it; what the parser met instead comes next.
        SyntaxToken next = here.Span.End <= at ? here.GetNextToken() : here;
        SyntaxToken before = next.GetPreviousToken();
        return diagnostic.Id switch
        {
            "CS1002" or "CS1003" or "CS1525" or "CS1026" or "CS1001" when IsDefault(next) => OfDefault(next.Parent),
            "CS8716" when IsDefault(here) => OfDefault(here.Parent),
            "CS1001" when before.IsKind(SyntaxKind.IdentifierToken) && before.GetPreviousToken().IsKind(SyntaxKind.ConstKeyword) =>
                $"A constant says its type: const int {before.Text} = 1. A variable need not: var {before.Text} = 1.",
            "CS1002" when before.IsKind(SyntaxKind.IdentifierToken) && next.IsKind(SyntaxKind.StringLiteralToken) =>
                $"{before.Text} is called with brackets: {before.Text}({(SecretLine.Is(line) ? "\"...\"" : next.Text)}).",
            "CS1002" when before.IsKind(SyntaxKind.CloseParenToken) && next.IsKind(SyntaxKind.OpenBraceToken) =>
                "The properties of a resource stand inside its brackets: (\"name\", new() { ... }).",
            "CS1525" or "CS1026" or "CS1002" or "CS1003" when next.IsKind(SyntaxKind.OpenBraceToken) && before.Kind() is SyntaxKind.CommaToken or SyntaxKind.OpenParenToken =>
                "'new()' is missing before '{': properties are written as new() { Mode = \"0644\" }.",
            "CS1525" or "CS1003" or "CS1001" when Symbol(text, at) is { } symbol => $"':{symbol}' is a symbol of Ruby. Here an action is a name: {Pascal.From(symbol)}.",
            "CS1003" when text.AsSpan(at) is [':', ..] => "A property is set with '=', not with ':'.",
            "CS1003" when text.AsSpan(at) is [';', ..] && CompilerWords.Raw(diagnostic).Contains("','", StringComparison.Ordinal) => "Properties and arguments are separated by ',', not by ';'.",
            "CS1003" when CompilerWords.Raw(diagnostic).Contains("','", StringComparison.Ordinal) && next.GetNextToken().IsKind(SyntaxKind.OpenParenToken)
                && next.Parent?.AncestorsAndSelf().OfType<ArgumentListSyntax>().Any() == true && LineOf(before) != LineOf(next) => "')' expected: the brackets are not closed.",
            "CS1525" when next.IsKind(SyntaxKind.OpenBraceToken) && before.IsKind(SyntaxKind.EqualsToken) => "'new()' is missing before '{': a map is written as new() { [\"key\"] = value }.",
            "CS1002" or "CS1003" when text.AsSpan(at).TrimStart().StartsWith("=>") => "A value is set with '=', not with '=>'.",
            "CS1002" or "CS1003" or "CS1026" when text.AsSpan(at).TrimStart() is ['a', 'n', 'd', ' ', ..] or ['o', 'r', ' ', ..] => "C# says && for and, and || for or.",
            "CS1002" or "CS1003" when line.TrimStart() is ['e', 'l', 'i', 'f', ..] or ['e', 'l', 's', 'i', 'f', ..] or ['e', 'l', 's', 'e', 'i', 'f', ..] => "C# says else if.",
            "CS1010" => "The text has no closing '\"' on its line.",
            "CS1024" => "A comment begins with //, not with #.",
            "CS1012" => $"A text stands in double quotes: {Quoted(text, at, line)}.",
            "CS0230" => "A foreach says the type of its variable: foreach (var x in ...).",
            _ => null,
        };
    }

    private static string Quoted(string text, int at, string line)
    {
        int end = text.IndexOfAny(['\'', '\n'], at + 1);
        return end > 0 && !SecretLine.Is(line) && text[at] == '\'' && text[end] == '\'' ? SymbolDisplay.FormatLiteral(text[(at + 1)..end], quote: true) : "\"...\"";
    }

    private static bool IsDefault(SyntaxToken token) => token.IsKind(SyntaxKind.DefaultKeyword) && token.GetNextToken().IsKind(SyntaxKind.OpenBracketToken);

    /// <summary><c>default["a"]["b"] = 1;</c> with our name for it.</summary>
    private static string OfDefault(SyntaxNode? literal)
    {
        SyntaxNode? path = literal;
        while (path?.Parent is ElementAccessExpressionSyntax outer && outer.Expression == path) path = outer;
        string brackets = path is ElementAccessExpressionSyntax ? path.ToString()["default".Length..] : "[\"a\"][\"b\"]";
        return $"`default` is a word of C#. An attribute is set as Default{brackets} = value.";
    }

    /// <summary>The name behind a colon that stands where a value is wanted.</summary>
    private static string? Symbol(string text, int at)
    {
        if (text.AsSpan(at) is not [':', ..] || text.AsSpan(0, at).TrimEnd() is not [.., '=' or '[' or '(' or ',']) return null;
        int end = at + 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_')) end++;
        return end > at + 1 ? text[(at + 1)..end] : null;
    }

    private static int LineOf(SyntaxToken token) => token.GetLocation().GetLineSpan().StartLinePosition.Line;
}
