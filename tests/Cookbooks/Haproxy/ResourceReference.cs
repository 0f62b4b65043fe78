using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Text;

namespace RecipeRunner.Tests.Cookbooks.Haproxy;

/// <summary>The reference of a cookbook's resources in Markdown, from the comments in their sources.</summary>
internal static class ResourceReference
{
    private const string Suffix = "Resource";

    public static string Of(string cookbook)
    {
        var text = new StringBuilder();
        foreach (string file in Directory.GetFiles(Path.Combine(cookbook, "resources", "partials"), "*.cs").Order(StringComparer.Ordinal)) Write(text, file, isPartial: true);
        foreach (string file in Directory.GetFiles(Path.Combine(cookbook, "resources"), "*.cs").Order(StringComparer.Ordinal)) Write(text, file, isPartial: false);
        return text.ToString();
    }

    private static void Write(StringBuilder text, string file, bool isPartial)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot();
        RecordDeclarationSyntax resource = root.DescendantNodes().OfType<RecordDeclarationSyntax>().First(r => r.Identifier.Text.EndsWith(Suffix, StringComparison.Ordinal));
        PropertyDeclarationSyntax[] properties = [.. resource.Members.OfType<PropertyDeclarationSyntax>().Where(p => p.AccessorList?.Accessors.Any(SyntaxKind.InitAccessorDeclaration) == true)];
        if (isPartial && properties.Length == 0) return;
        string name = resource.Identifier.Text[..^Suffix.Length];
        text.Append($"### {(isPartial ? $"Common: {Path.GetFileNameWithoutExtension(file).Replace('_', ' ')}" : SnakeCase.From(name))}\n\n{Summary(resource)}\n\n");
        if (!isPartial)
        {
            string verb = Summary(root.DescendantNodes().OfType<MethodDeclarationSyntax>().Last(m => m.Identifier.Text == name));
            string[] common = [.. Bases(resource)];
            text.Append($"`{name}(...)`, actions: {verb[(verb.IndexOf("Actions: ", StringComparison.Ordinal) + 9)..].TrimEnd('.')}. Common properties: {string.Join(", ", common)}.\n\n");
        }
        if (properties.Length == 0) return;
        text.Append("| Chef | C# | type | default | |\n| --- | --- | --- | --- | --- |\n");
        foreach (PropertyDeclarationSyntax property in properties)
            text.Append($"| `{SnakeCase.From(property.Identifier.Text)}` | `{property.Identifier.Text}` | `{property.Type.ToString().TrimEnd('?')}` | {Default(property)} | {Summary(property)} |\n");
        text.Append('\n');
    }

    private static IEnumerable<string> Bases(RecordDeclarationSyntax resource) => resource.BaseList!.Types[0].ToString() switch
    {
        "HaproxyExtensibleSectionResource" => ["config file", "extra options"],
        "HaproxyAdditionResource" => ["config file", "addition"],
        _ => ["config file"],
    };

    private static string Default(PropertyDeclarationSyntax property) =>
        property.Modifiers.Any(SyntaxKind.RequiredKeyword) ? "required"
        : property.Initializer?.Value.ToString() is { } value ? $"`{value.TrimEnd('!')}`"
        : property.Type.ToString() == "bool" ? "`false`" : "";

    private static string Summary(SyntaxNode node)
    {
        var comment = (DocumentationCommentTriviaSyntax)node.GetLeadingTrivia().Select(t => t.GetStructure()).Last(s => s is DocumentationCommentTriviaSyntax)!;
        XmlElementSyntax summary = comment.Content.OfType<XmlElementSyntax>().First(e => e.StartTag.Name.ToString() == "summary");
        string text = string.Concat(summary.Content.Select(c => c.ToString())).Replace("///", "").Replace("<c>", "`").Replace("</c>", "`").Replace("|", "\\|");
        return string.Join(' ', text.Split((char[])['\n', ' '], StringSplitOptions.RemoveEmptyEntries));
    }
}
