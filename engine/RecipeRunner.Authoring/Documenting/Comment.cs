using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using RecipeRunner.Converging;

namespace RecipeRunner.Authoring.Documenting;

/// <summary>
/// A symbol's XML comment as Markdown. Beside the usual elements a resource may say what its actions mean:
/// <c>&lt;action name="create"&gt;…&lt;/action&gt;</c>.
/// </summary>
internal sealed class Comment
{
    private readonly ISymbol symbol;
    private readonly XElement? root;

    private Comment(ISymbol symbol)
    {
        this.symbol = symbol;
        string xml = symbol.GetDocumentationCommentXml() ?? "";
        if (xml.Length == 0) return;
        // What is malformed the compiler puts into a comment of XML.
        if (xml.StartsWith("<!--", StringComparison.Ordinal))
            throw Mistake("is no well-formed XML: `<` is written &lt;, `&` is &amp;, and each element is closed");
        root = XElement.Parse(xml, LoadOptions.PreserveWhitespace);
    }

    /// <summary>The comment of a symbol, or of the one from which it says to inherit it.</summary>
    public static Comment Of(ISymbol symbol)
    {
        var comment = new Comment(symbol);
        return comment.root?.Element("inheritdoc") is not null && (symbol as IPropertySymbol)?.OverriddenProperty is { } overridden ? Of(overridden) : comment;
    }

    /// <summary>In one line; empty when there is none.</summary>
    public string Summary => root?.Element("summary") is { } summary ? MarkdownText.Of(summary) : "";

    /// <summary>The code of its example; null when it has none.</summary>
    public string? Example => root?.Element("example")?.Element("code") is { } code ? Unindented(code.Value) : null;

    /// <summary>The meanings of the actions that it names.</summary>
    public IEnumerable<(string Name, string Meaning)> Actions =>
        root?.Elements("action").Select(action => (action.Attribute("name")?.Value ?? throw Mistake("has an <action> without a name"), MarkdownText.Of(action))) ?? [];

    /// <summary>The text for a parameter of this name: what a record's positional property means.</summary>
    public string Parameter(string name) =>
        root?.Elements("param").FirstOrDefault(p => p.Attribute("name")?.Value == name) is { } parameter ? MarkdownText.Of(parameter) : "";

    public PlacedException Mistake(string what)
    {
        FileLinePositionSpan? span = symbol.Locations.FirstOrDefault(l => l.IsInSource)?.GetLineSpan();
        return new(new SourceLine(span?.Path ?? "", (span?.StartLinePosition.Line ?? -1) + 1), $"the comment of {symbol.Name} {what}");
    }

    private static string Unindented(string code)
    {
        string[] lines = code.Replace("\r", "", StringComparison.Ordinal).Trim('\n').TrimEnd().Split('\n');
        int indent = lines.Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select(line => line.Length >= indent ? line[indent..] : ""));
    }
}
