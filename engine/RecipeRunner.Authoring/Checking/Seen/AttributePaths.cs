using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Facts;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>
/// The attributes that C# reads and writes by paths that stand in it. Of a path that is partly made at run time the part before that
/// counts: who reads <c>node["web"][name]</c> may read all of <c>web</c>.
/// </summary>
internal static class AttributePaths
{
    private static readonly string[] ReadingMethods = ["Read", "Has"];

    /// <summary>The paths that a source reads. An empty one may be any.</summary>
    public static IEnumerable<string[]> ReadIn(Source source)
    {
        foreach (ExpressionSyntax expression in source.Root.DescendantNodes().OfType<ExpressionSyntax>())
        {
            // node["a"], this.node?["a"], node.Read("a"): only these are asked for their type.
            if (expression.Parent is not (ElementAccessExpressionSyntax or MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax) || expression is not (IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax)) continue;
            if (Next(expression) is not { } next || source.Model.GetTypeInfo(expression).Type is not { Name: "Node", ContainingNamespace.Name: "Nodes" }) continue;
            yield return [.. Keys(next, source)];
        }
        foreach (Call call in Attributes(source))
            if (call.Argument("path") is { } path) yield return source.Text(path)?.Split('.') ?? [];
        foreach (AttributeSyntax attribute in source.Root.DescendantNodes().OfType<AttributeSyntax>().Where(a => a.Name.ToString() is "NodeAttributes" or "NodeAttributesAttribute"))
            if (attribute.ArgumentList?.Arguments is [{ Expression: var path }, ..])
                yield return source.Text(path)?.Split('.') ?? [];
    }

    /// <summary>The attributes that an attribute file writes: <c>Default["a"]["b"] = 1</c>, and the keys in <c>new() { ["c"] = 2 }</c>.</summary>
    public static IEnumerable<WrittenAttribute> WrittenIn(Source source)
    {
        foreach (AssignmentExpressionSyntax assignment in source.Root.DescendantNodes().OfType<AssignmentExpressionSyntax>())
        {
            if (assignment.Parent is InitializerExpressionSyntax || Written(assignment.Left, source) is not { } path) continue;
            foreach (WrittenAttribute leaf in Leaves(path, assignment.Left, assignment.Right, source)) yield return leaf;
        }
    }

    private static IEnumerable<WrittenAttribute> Leaves(string[] path, SyntaxNode place, ExpressionSyntax value, Source source)
    {
        var keys = value is BaseObjectCreationExpressionSyntax { Initializer: { } initializer }
            ? initializer.Expressions.OfType<AssignmentExpressionSyntax>().Where(a => a.Left is ImplicitElementAccessSyntax).ToArray() : [];
        if (keys.Length == 0) yield return new(Place.Of(place), path);
        foreach (AssignmentExpressionSyntax key in keys)
            if (source.Text(((ImplicitElementAccessSyntax)key.Left).ArgumentList.Arguments[0].Expression) is { } name)
                foreach (WrittenAttribute leaf in Leaves([.. path, name], key.Left, key.Right, source))
                    yield return leaf;
    }

    /// <summary>The path of <c>Default["a"]["b"]</c>; null for anything else.</summary>
    private static string[]? Written(ExpressionSyntax expression, Source source)
    {
        var keys = new Stack<string?>();
        while (expression is ElementAccessExpressionSyntax access)
        {
            keys.Push(source.Text(access.ArgumentList.Arguments[0].Expression));
            expression = access.Expression;
        }
        if (keys.Count == 0 || source.Model.GetTypeInfo(expression).Type is not { Name: "AttributeWriter" }) return null;
        // Replacing and Unless write too, deeper writers that a variable holds may stand anywhere.
        return source.Model.GetSymbolInfo(expression).Symbol is IPropertySymbol ? [.. keys.TakeWhile(k => k is not null).OfType<string>()] : null;
    }

    /// <summary>What is read of an expression: the access around it; null when it is only named or handed on.</summary>
    private static ExpressionSyntax? Next(ExpressionSyntax expression) => expression.Parent switch
    {
        ElementAccessExpressionSyntax access when access.Expression == expression => access,
        MemberAccessExpressionSyntax member when member.Expression == expression && ReadingMethods.Contains(member.Name.Identifier.ValueText) && member.Parent is InvocationExpressionSyntax call => call,
        _ => null,
    };

    private static IEnumerable<string> Keys(ExpressionSyntax access, Source source)
    {
        for (ExpressionSyntax? next = access; next is not null; next = Next(next))
        {
            BaseArgumentListSyntax given = next is ElementAccessExpressionSyntax element ? element.ArgumentList : ((InvocationExpressionSyntax)next).ArgumentList;
            foreach (ArgumentSyntax argument in given.Arguments)
                if (source.Text(argument.Expression) is { } key) yield return key;
                else yield break;
        }
    }

    private static IEnumerable<Call> Attributes(Source source) => source.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Where(call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Attributes" })
        .Select(call => source.Model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType.Name: "Node" } method ? new Call(source, call, method) : null).OfType<Call>();
}
