using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Text;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>
/// What C# sets attributes to, by its text alone: <c>Default["a"]["b"] = 1</c>, <c>node.Normal["a"].Merge(new { b = 1 })</c>. A writer
/// that is used in any other way may set everything below its path.
/// </summary>
internal static class AttributeWrites
{
    private static readonly string[] Levels = ["Default", "ForceDefault", "Normal", "Override", "ForceOverride", "Automatic"];
    private static readonly string[] WithoutWriting = ["Read", "Has", "Remove", "RemoveExisting", "ToString"];

    /// <summary>Notes all that a source sets.</summary>
    public static void NoteIn(Source source, AttributeShape shape)
    {
        foreach (SimpleNameSyntax name in source.Root.DescendantNodes().OfType<IdentifierNameSyntax>())
            if (Levels.Contains(name.Identifier.ValueText) && Writer(name) is { } writer)
                Follow(writer, shape);
    }

    /// <summary>The expression that is the writer: <c>Default</c>, <c>node.Default</c>; null where the name is something else's.</summary>
    private static ExpressionSyntax? Writer(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax member when member.Name == name => member,
        MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ArgumentSyntax or EqualsValueClauseSyntax => name,
        _ => null,
    };

    private static void Follow(ExpressionSyntax writer, AttributeShape shape)
    {
        switch (writer.Parent)
        {
            case ElementAccessExpressionSyntax access when access.Expression == writer:
                if (Key(access.ArgumentList) is { } key) Follow(access, shape.Set(key));
                else shape.Open();
                break;
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment when assignment.Left == writer:
                Take(assignment.Right, shape);
                break;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Unless" or "Replacing" } mode:
                Follow(mode, shape);
                break;
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call, Name.Identifier.ValueText: var method }:
                Call(method, call.ArgumentList.Arguments, shape);
                break;
            case MemberAccessExpressionSyntax:
                // Another Default than that of attributes.
                break;
            default:
                shape.Open();
                break;
        }
    }

    private static void Call(string method, SeparatedSyntaxList<ArgumentSyntax> arguments, AttributeShape shape)
    {
        if (WithoutWriting.Contains(method)) return;
        if (method is "Set" or "Merge" or "DeepMerge" && arguments is [{ Expression: var value }]) Take(value, shape);
        else if (method == "Write" && arguments is [{ Expression: CollectionExpressionSyntax path }, { Expression: var written }] && Keys(path) is { } keys) Take(written, shape.Set(keys));
        else shape.Open();
    }

    /// <summary>Notes what a value has below it.</summary>
    private static void Take(ExpressionSyntax value, AttributeShape shape)
    {
        switch (value)
        {
            case LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or PrefixUnaryExpressionSyntax:
                break;
            case AnonymousObjectCreationExpressionSyntax given when given.Initializers.All(i => i.NameEquals is not null):
                foreach (AnonymousObjectMemberDeclaratorSyntax member in given.Initializers) Take(member.Expression, shape.Set(SnakeCase.From(member.NameEquals!.Name.Identifier.ValueText)));
                break;
            case ImplicitObjectCreationExpressionSyntax { Initializer: { } map }:
                foreach (ExpressionSyntax entry in map.Expressions)
                    if (entry is AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax access } set && Key(access.ArgumentList) is { } key) Take(set.Right, shape.Set(key));
                    else shape.Open();
                break;
            default:
                shape.Open();
                break;
        }
    }

    private static string? Key(BracketedArgumentListSyntax given) => given.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: string key } }] ? key : null;

    private static string[]? Keys(CollectionExpressionSyntax path)
    {
        string[] keys = [.. path.Elements.OfType<ExpressionElementSyntax>().Select(e => e.Expression).OfType<LiteralExpressionSyntax>().Select(l => l.Token.Value).OfType<string>()];
        return keys.Length == path.Elements.Count ? keys : null;
    }
}
