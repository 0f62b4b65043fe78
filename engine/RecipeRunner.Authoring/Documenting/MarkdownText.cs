using System.Text;
using System.Xml.Linq;

namespace RecipeRunner.Authoring.Documenting;

/// <summary>An element of an XML comment as one line of Markdown.</summary>
internal static class MarkdownText
{
    public static string Of(XElement element)
    {
        var text = new StringBuilder();
        foreach (XNode node in element.Nodes()) Append(text, node);
        return string.Join(' ', text.ToString().Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>What a reader sees as code.</summary>
    public static string Code(string text) => text.Contains('`') ? $"`` {text} ``" : $"`{text}`";

    private static void Append(StringBuilder text, XNode node)
    {
        switch (node)
        {
            case XText plain: text.Append(Escaped(plain.Value)); break;
            case XElement { Name.LocalName: "c" or "code" } code: text.Append(Code(code.Value.Trim())); break;
            case XElement { Name.LocalName: "see" or "seealso" or "paramref" or "typeparamref" } reference: text.Append(Reference(reference)); break;
            case XElement { Name.LocalName: "term" } term: text.Append(Of(term)).Append(": "); break;
            case XElement { Name.LocalName: "i" or "em" } stressed: text.Append($"*{Of(stressed)}*"); break;
            // A paragraph or an item: the cell of a table has one line.
            case XElement { Name.LocalName: "para" or "list" or "item" or "description" or "br" } part: text.Append(' ').Append(Of(part)).Append(' '); break;
            case XElement other: text.Append(Of(other)); break;
        }
    }

    private static string Reference(XElement reference)
    {
        if (reference.Attribute("href")?.Value is { } address) return $"[{(reference.IsEmpty ? address : Of(reference))}]({address})";
        if (!reference.IsEmpty) return Of(reference);
        if (reference.Attribute("cref")?.Value is not { } target)
            return Code((reference.Attribute("langword") ?? reference.Attribute("name"))?.Value ?? "");
        // P:RecipeRunner.Resources.LogResource.Level, M:….VariablesAs``1(System.String)
        string name = target.Split('(')[0];
        return Code(name[(name.LastIndexOfAny(['.', ':']) + 1)..].Split('`')[0]);
    }

    /// <summary>A comment that is no XML, as Markdown.</summary>
    public static string Plain(string comment) => Escaped(comment);

    /// <summary>Brackets are not to be taken for HTML; between backticks they are shown as they are.</summary>
    private static string Escaped(string text) =>
        string.Join('`', text.Split('`').Select((part, i) => i % 2 == 0 ? part.Replace("<", "&lt;", StringComparison.Ordinal) : part));
}
