using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Nodes;
using RecipeRunner.Text;

namespace RecipeRunner.Recipes;

/// <summary>Adds to the compiler's message what an author of recipes probably meant.</summary>
internal static class DiagnosticHints
{
    public static string For(Diagnostic diagnostic, Compilation compilation)
    {
        string message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        return diagnostic.Id switch
        {
            "CS0103" or "CS0246" => Nearest.Hint(Quoted(message, 0), InScope(diagnostic, compilation)),
            "CS0117" or "CS1061" => Member(diagnostic, compilation, Quoted(message, 1)),
            "CS0029" or "CS0266" or "CS1503" => WantedType.Hint(Quoted(message, 1)),
            "CS1660" => WantedType.LambdaHint(Quoted(message, 1) is { Length: > 0 } type ? type : Quoted(message, 0)),
            "CS0119" when message.Contains("Recipe.File(", StringComparison.Ordinal) || message.Contains("Recipe.Directory(", StringComparison.Ordinal) =>
                " In a recipe it is the verb that declares one. To look at the machine use FileExists, DirectoryExists, ReadFile or ListDirectory.",
            "CS1729" when message.Contains("Many<", StringComparison.Ordinal) => " Put it in brackets: [new(...)].",
            "CS1012" => " A text stands in double quotes: \"...\".",
            _ => "",
        };
    }

    /// <summary>What stands between the single quotes of a message, by number; empty when there is none.</summary>
    private static string Quoted(string message, int number)
    {
        string[] parts = message.Split('\'');
        return parts.Length > 2 * number + 2 ? parts[2 * number + 1] : "";
    }

    private static IEnumerable<string> InScope(Diagnostic diagnostic, Compilation compilation) =>
        diagnostic.Location.SourceTree is { } tree
            ? compilation.GetSemanticModel(tree).LookupSymbols(diagnostic.Location.SourceSpan.Start).Select(s => s.Name).Distinct()
            : [];

    private static string Member(Diagnostic diagnostic, Compilation compilation, string member)
    {
        if (diagnostic.Location.SourceTree is not { } tree) return "";
        SemanticModel model = compilation.GetSemanticModel(tree);
        SyntaxNode name = tree.GetRoot().FindNode(diagnostic.Location.SourceSpan);
        ITypeSymbol? type = name.AncestorsAndSelf().Select(node => TypeOf(node, model)).FirstOrDefault(t => t is not null);
        if (type is null) return "";
        if (type.Name == nameof(Node)) return $" An attribute is read as node[\"{SnakeCase.From(member)}\"].";
        return OnlyInChef.Hint(type.Name, member) is { Length: > 0 } hint ? hint : Nearest.Hint(member, Members(type));
    }

    /// <summary>The type that a name is looked up in: of the object that is initialized, or of what stands before the dot.</summary>
    private static ITypeSymbol? TypeOf(SyntaxNode node, SemanticModel model) => node switch
    {
        InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } => model.GetTypeInfo(creation).ConvertedType,
        InitializerExpressionSyntax { Parent: WithExpressionSyntax with } => model.GetTypeInfo(with.Expression).Type,
        MemberAccessExpressionSyntax access => model.GetTypeInfo(access.Expression).Type ?? model.GetSymbolInfo(access.Expression).Symbol as ITypeSymbol,
        _ => null,
    };

    private static IEnumerable<string> Members(ITypeSymbol type)
    {
        for (ITypeSymbol? t = type; t is not null; t = t.BaseType)
            foreach (ISymbol member in t.GetMembers())
                if (member is { DeclaredAccessibility: Accessibility.Public, CanBeReferencedByName: true })
                    yield return member.Name;
    }
}
