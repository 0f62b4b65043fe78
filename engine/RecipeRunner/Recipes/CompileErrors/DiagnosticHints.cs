using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RecipeRunner.Recipes.CompileErrors;

/// <summary>Adds to the compiler's message what an author of recipes probably meant.</summary>
internal static class DiagnosticHints
{
    public static string For(Diagnostic diagnostic, Compilation compilation)
    {
        if (diagnostic.Location.SourceTree is not { } tree) return "";
        string message = CompilerWords.Raw(diagnostic);
        SyntaxNode node = tree.GetRoot().FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return diagnostic.Id switch
        {
            "CS0103" or "CS0246" => NameHints.Hint(Quoted(message, 0), node, compilation.GetSemanticModel(tree)),
            "CS1061" when Quoted(message, 1) == "GetAwaiter" => " It is there at once, without await.",
            "CS0117" or "CS1061" => MemberHints.Hint(node, compilation.GetSemanticModel(tree), Quoted(message, 1)),
            "CS1739" => Properties(Quoted(message, 1)),
            "CS0200" or "CS0191" => MemberHints.ReadOnly(node, compilation.GetSemanticModel(tree)),
            "CS0029" or "CS0266" => ValueHints.Hint(node, Quoted(message, 1), compilation.GetSemanticModel(tree)),
            "CS1503" => WantedType.Hint(Quoted(message, 1)),
            "CS1660" => WantedType.LambdaHint(Quoted(message, 1) is { Length: > 0 } type ? type : Quoted(message, 0)),
            "CS0119" when message.Contains("Recipe.File(", StringComparison.Ordinal) || message.Contains("Recipe.Directory(", StringComparison.Ordinal) =>
                " In a recipe it is the verb that declares one. To look at the machine use FileExists, DirectoryExists, ReadFile or ListDirectory.",
            "CS0021" when message.Contains("method group", StringComparison.Ordinal) && node is ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax } verb =>
                $" A verb is called with round brackets: {verb.Expression}({verb.ArgumentList.Arguments}).",
            "CS0021" when message.Contains("ResourceAction", StringComparison.Ordinal) && node is ElementAccessExpressionSyntax action => Notification(action.Expression, action.ArgumentList),
            "CS1955" when node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && compilation.GetSemanticModel(tree).GetTypeInfo(call.Expression).Type?.Name is null or "ResourceAction" =>
                Notification(call.Expression, call.ArgumentList),
            "CS1955" when node.ToString() is [.. var verb, 'R', 'e', 's', 'o', 'u', 'r', 'c', 'e'] => $" A resource is declared with its verb: {verb}(...).",
            "CS1501" when message.EndsWith(" 0 arguments", StringComparison.Ordinal) => $" It takes a name: {Quoted(message, 0)}(\"...\").",
            "CS1929" when message.StartsWith("'AttributeValue'", StringComparison.Ordinal) || message.Contains(".AttributeValue'", StringComparison.Ordinal) => MemberHints.AsText,
            "CS0428" when ValueHints.Member(node, Quoted(message, 0), compilation.GetSemanticModel(tree)) is { } right => $" Write {right}.",
            "CS0746" => " What has no name of its own is given one: new { port = node[\"port\"] }.",
            "CS1009" => " A backslash is written \\\\.",
            "CS1729" when message.Contains("Many<", StringComparison.Ordinal) => " Put it in brackets: [new(...)].",
            "CS1729" when message.Contains("Value<object>", StringComparison.Ordinal) => " Variables are given as new { name = value }, without round brackets.",
            "CS0131" or "CS0747" => Initializer(node),
            "CS1529" => " They stand at the top of the file.",
            "CS9176" => " Say what the list holds: new[] { \"a\", \"b\" }.",
            "CS0411" when message.Contains("Lazy", StringComparison.Ordinal) => " Write Lazy(() => ...).",
            "CS0428" when message.Contains("'Fail'", StringComparison.Ordinal) => " Write throw Fail(\"...\").",
            "CS8997" or "CS9000" => " A text in \"\"\" begins on the line below them, and ends with \"\"\" on a line of their own.",
            _ => "",
        };
    }

    /// <summary>Where properties stand, for one that is given as an argument.</summary>
    public static string Properties(string name) => $" Properties stand in new() {{ ... }}: new() {{ {name} = ... }}.";

    private static string Notification(ExpressionSyntax action, BaseArgumentListSyntax target) => $" A notification is new({action}, {target.Arguments}).";

    private static string Initializer(SyntaxNode node)
    {
        AssignmentExpressionSyntax? assignment = node.FirstAncestorOrSelf<AssignmentExpressionSyntax>();
        if (node is LiteralExpressionSyntax key && assignment?.Left == key || node is AssignmentExpressionSyntax { Left: LiteralExpressionSyntax })
            return $" A key stands in square brackets: new Dictionary<string, string?> {{ [{((assignment ?? node) as AssignmentExpressionSyntax)!.Left}] = ... }}.";
        if (node is ExpressionSyntax { Parent: InitializerExpressionSyntax initializer } value && initializer.Expressions.IndexOf(value) is > 0 and var i
            && initializer.Expressions[i - 1] is AssignmentExpressionSyntax { Right: var first })
            return $" Several values stand in brackets: [{first}, {value}].";
        return "";
    }

    /// <summary>What stands between the single quotes of a message, by number; empty when there is none.</summary>
    private static string Quoted(string message, int number)
    {
        string[] parts = message.Split('\'');
        return parts.Length > 2 * number + 2 ? parts[2 * number + 1] : "";
    }
}
