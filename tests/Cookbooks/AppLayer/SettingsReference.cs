using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RecipeRunner.Tests.Cookbooks.AppLayer;

/// <summary>The table of the settings in Markdown: names and meanings from the sources that read them, defaults from the attributes.</summary>
internal sealed class SettingsReference
{
    private readonly Dictionary<string, ClassDeclarationSyntax> classes = [];
    private readonly StringBuilder text = new();
    private readonly Func<string, string?> defaultOf;

    /// <param name="libraries">The folder of the sources.</param>
    /// <param name="defaultOf">The default of an attribute below app_layer, as JSON; null where there is none.</param>
    public SettingsReference(string libraries, Func<string, string?> defaultOf)
    {
        this.defaultOf = defaultOf;
        foreach (string file in Directory.GetFiles(libraries, "*.cs"))
            foreach (ClassDeclarationSyntax type in CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())
                classes[type.Identifier.Text] = type;
        Table("ClusterSettings", "defaults.");
        foreach ((string type, string key) in new[] { ("MonitorSettings", "monitor."), ("StatsSettings", "stats."), ("PeerSettings", "peers.") }) Table(type, key);
    }

    public override string ToString() => text.ToString();

    private void Table(string type, string prefix)
    {
        text.Append($"### `app_layer.{prefix.TrimEnd('.')}`{(prefix == "defaults." ? ", and over it `app_layer.clusters.NAME`" : "")}\n\n");
        if (prefix != "defaults.") text.Append(Summary(classes[type])).Append("\n\n");
        text.Append("| setting | default | |\n| --- | --- | --- |\n");
        Rows(type, prefix, "");
        text.Append('\n');
    }

    private void Rows(string type, string root, string prefix)
    {
        foreach (PropertyDeclarationSyntax property in classes[type].Members.OfType<PropertyDeclarationSyntax>())
        {
            if (property.Initializer?.Value is not { } value) continue;
            string inner = property.Type.ToString().TrimEnd('?');
            // Another part of the same map.
            if (value is ImplicitObjectCreationExpressionSyntax) Rows(inner, root, prefix);
            else
            {
                (string key, string? otherwise) = Read(value);
                bool isMap = classes.ContainsKey(inner) && inner.EndsWith("Settings", StringComparison.Ordinal);
                text.Append($"| `{prefix}{key}` | {Default(isMap ? null : defaultOf(root + prefix + key) ?? otherwise ?? (inner == "bool" ? "false" : null))} | {Summary(property)} |\n");
                if (isMap) Rows(inner, root, prefix + key + ".");
            }
        }
    }

    /// <summary>The key that an expression reads, below which maps, and what stands where nobody says anything.</summary>
    private static (string Key, string? Otherwise) Read(ExpressionSyntax value)
    {
        InvocationExpressionSyntax[] calls = [.. value.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Where(call => call.ArgumentList.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax)];
        string[] keys = [.. calls.Select(call => ((LiteralExpressionSyntax)call.ArgumentList.Arguments[0].Expression).Token.ValueText)];
        string key = value is ConditionalAccessExpressionSyntax ? $"{keys[0]}.{keys[1]}" : keys[0];
        string? otherwise = value is BinaryExpressionSyntax { Right: LiteralExpressionSyntax literal } ? literal.ToString()
            : calls[0].Expression.ToString() == "read.Ports" && calls[0].ArgumentList.Arguments.Count > 1 ? calls[0].ArgumentList.Arguments[1].ToString()
            : null;
        return (key, otherwise);
    }

    private static string Default(string? json) => json is null ? "" : $"`{json.Trim('"')}`";

    private static string Summary(SyntaxNode node)
    {
        var comment = (DocumentationCommentTriviaSyntax)node.GetLeadingTrivia().Select(t => t.GetStructure()).Last(s => s is DocumentationCommentTriviaSyntax)!;
        XmlElementSyntax summary = comment.Content.OfType<XmlElementSyntax>().First(e => e.StartTag.Name.ToString() == "summary");
        string words = string.Concat(summary.Content.Select(c => c.ToString())).Replace("///", "").Replace("|", "\\|");
        return string.Join(' ', words.Split((char[])['\n', ' '], StringSplitOptions.RemoveEmptyEntries));
    }
}
