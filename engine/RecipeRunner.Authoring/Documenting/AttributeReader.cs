using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Cookbooks;
using RecipeRunner.Text;

namespace RecipeRunner.Authoring.Documenting;

/// <summary>
/// What attribute files set, as they stand there. A comment above several lines is about all of them, up to the next empty line; one
/// above a single line, or at the end of it, is about that attribute.
/// </summary>
internal static class AttributeReader
{
    private static readonly string[] Levels = ["Default", "ForceDefault", "Normal", "Override", "ForceOverride"];

    public static IReadOnlyList<AttributeGroup> Of(Cookbook cookbook) => [.. cookbook.AttributeFiles.SelectMany(name => Groups(cookbook.Script(ScriptKind.Attributes, name)))];

    private static IEnumerable<AttributeGroup> Groups(string file)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(File.ReadAllText(file), RecipeReader.Script).GetRoot();
        var group = new List<AttributeDoc>();
        string summary = "";
        foreach (GlobalStatementSyntax statement in root.ChildNodes().OfType<GlobalStatementSyntax>())
        {
            AttributeDoc[] attributes = [.. Assignments(statement).SelectMany(Attributes)];
            if (attributes.Length == 0) continue;
            string above = ScriptComments.Above(statement.GetFirstToken());
            if (above.Length > 0 || ScriptComments.StandsApart(statement.GetFirstToken()))
            {
                if (group.Count > 0) yield return Closed(summary, group);
                (group, summary) = ([], above);
            }
            group.AddRange(attributes);
        }
        if (group.Count > 0) yield return Closed(summary, group);
    }

    /// <summary>A comment on one attribute is its meaning.</summary>
    private static AttributeGroup Closed(string summary, List<AttributeDoc> group) =>
        group is [{ Meaning: "" } only] ? new("", [only with { Meaning = MarkdownText.Plain(summary) }]) : new(MarkdownText.Plain(summary), group);

    private static IEnumerable<AssignmentExpressionSyntax> Assignments(SyntaxNode statement) =>
        statement.DescendantNodes(node => node is not InitializerExpressionSyntax).OfType<AssignmentExpressionSyntax>().Where(a => a.Left is ElementAccessExpressionSyntax);

    private static IEnumerable<AttributeDoc> Attributes(AssignmentExpressionSyntax assignment) => Target(assignment.Left) is (var level, var path)
        ? Below(path, assignment.Right, ScriptComments.After(assignment.GetLastToken().GetNextToken())).Select(a => a with { Default = a.Default + Level(level) + Condition(assignment) })
        : [];

    private static string Level(string level) => level == "Default" ? "" : $", level {SnakeCase.From(level)}";

    /// <summary>What has to hold for a line to be reached.</summary>
    private static string Condition(SyntaxNode assignment) => string.Concat(assignment.Ancestors().OfType<IfStatementSyntax>().Select(given =>
        $"{(given.Else?.Span.Contains(assignment.Span) == true ? " unless " : " if ")}{MarkdownText.Code(given.Condition.ToString())}"));

    /// <summary>A map is shown key by key.</summary>
    private static IEnumerable<AttributeDoc> Below(string path, ExpressionSyntax value, string meaning)
    {
        if (value is not BaseObjectCreationExpressionSyntax { Initializer.Expressions: { Count: > 0 } entries })
            return [new(path, TypeOf(value), DefaultOf(value), MarkdownText.Plain(meaning))];
        return entries.OfType<AssignmentExpressionSyntax>().Where(entry => entry.Left is ImplicitElementAccessSyntax)
            .SelectMany(entry => Below($"{path}.{Keys(((ImplicitElementAccessSyntax)entry.Left).ArgumentList)}", entry.Right, OfEntry(entry)));
    }

    private static string OfEntry(AssignmentExpressionSyntax entry)
    {
        SyntaxToken comma = entry.GetLastToken().GetNextToken();
        return ScriptComments.After(comma) is { Length: > 0 } after ? after : ScriptComments.Above(entry.GetFirstToken());
    }

    /// <summary>Level and path of <c>Default["a"]["b"]</c>; null for what is no attribute.</summary>
    private static (string Level, string Path)? Target(ExpressionSyntax target)
    {
        var keys = new Stack<string>();
        for (; target is ElementAccessExpressionSyntax access; target = access.Expression) keys.Push(Keys(access.ArgumentList));
        string? level = target switch
        {
            IdentifierNameSyntax name => name.Identifier.Text,
            MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "node" } } member => member.Name.Identifier.Text,
            _ => null,
        };
        return level is not null && Levels.Contains(level) ? (level, string.Join('.', keys)) : null;
    }

    private static string Keys(BracketedArgumentListSyntax list) =>
        string.Join('.', list.Arguments.Select(a => a.Expression is LiteralExpressionSyntax literal ? literal.Token.ValueText : $"<{a}>"));

    private static string DefaultOf(ExpressionSyntax value) => MarkdownText.Code(value switch
    {
        BaseObjectCreationExpressionSyntax => "{}",
        CollectionExpressionSyntax or LiteralExpressionSyntax => value.ToString(),
        _ => string.Join(' ', value.ToString().Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)),
    });

    private static string TypeOf(ExpressionSyntax value) => value.Kind() switch
    {
        SyntaxKind.StringLiteralExpression or SyntaxKind.InterpolatedStringExpression => "text",
        SyntaxKind.NumericLiteralExpression or SyntaxKind.UnaryMinusExpression => "number",
        SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression => "bool",
        SyntaxKind.CollectionExpression => "list",
        SyntaxKind.ImplicitObjectCreationExpression or SyntaxKind.ObjectCreationExpression => "map",
        _ => "",
    };
}
