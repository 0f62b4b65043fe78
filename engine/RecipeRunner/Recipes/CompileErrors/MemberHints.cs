using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Converging;
using RecipeRunner.Nodes;
using RecipeRunner.Resources;
using RecipeRunner.Text;

namespace RecipeRunner.Recipes.CompileErrors;

/// <summary>What a member that a type does not have, or that cannot be set, was probably meant to be.</summary>
internal static class MemberHints
{
    /// <summary>What is said of a text's members on an attribute.</summary>
    public const string AsText = " An attribute may be of any kind; make it a text first: .As<string>().";

    public static string Hint(SyntaxNode node, SemanticModel model, string member)
    {
        ITypeSymbol? type = node.AncestorsAndSelf().Select(n => TypeOf(n, model)).FirstOrDefault(t => t is not null);
        if (type is null) return "";
        if (type.Name == nameof(Node)) return $" An attribute is read as node[\"{SnakeCase.From(member)}\"].";
        if (type.Name == nameof(ResourceSlot) && model.LookupSymbols(node.SpanStart, name: member) is [IPropertySymbol { Type.Name: nameof(ResourceAction) }])
            return $" An action is a property: new() {{ Action = {member} }}.";
        if (type.Name == "Value") return $" Give it as new {{ {member} = ... }}.";
        if (OnlyInChef.Hint(type.Name, member) is { Length: > 0 } hint) return hint;
        string near = NameHints.Nearest(member, Members(type).Select(m => m.Name).Concat(Extensions(type, node, model)));
        if (near.Length > 0 || type.Name != nameof(AttributeValue)) return near;
        return NameHints.Nearest(member, Members(model.Compilation.GetSpecialType(SpecialType.System_String)).Select(m => m.Name)) is { Length: > 0 }
            ? AsText
            : $" What stands below it is read as [\"{SnakeCase.From(member)}\"].";
    }

    /// <summary>The hint for what cannot be set: a property, or an attribute that is read.</summary>
    public static string ReadOnly(SyntaxNode node, SemanticModel model)
    {
        if (node.FirstAncestorOrSelf<ElementAccessExpressionSyntax>() is { } access && model.GetTypeInfo(access).Type?.Name == nameof(AttributeValue))
        {
            string path = access.ToString();
            return $" An attribute is set in one of the levels: Default{(path.IndexOf('[') is >= 0 and var bracket ? path[bracket..] : "[...]")} = value.";
        }
        if (node.AncestorsAndSelf().Select(n => TypeOf(n, model)).FirstOrDefault(t => t is not null) is not { } type) return "";
        string name = node is MemberAccessExpressionSyntax member ? member.Name.Identifier.ValueText : node.ToString();
        return NameHints.Nearest(name, Members(type).OfType<IPropertySymbol>().Where(p => p.SetMethod is not null).Select(p => p.Name));
    }

    /// <summary>The type that a name is looked up in: of the object that is initialized, or of what stands before the dot.</summary>
    private static ITypeSymbol? TypeOf(SyntaxNode node, SemanticModel model) => node switch
    {
        InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } => model.GetTypeInfo(creation).ConvertedType,
        InitializerExpressionSyntax { Parent: AssignmentExpressionSyntax nested } => model.GetTypeInfo(nested.Left).Type,
        InitializerExpressionSyntax { Parent: WithExpressionSyntax with } => model.GetTypeInfo(with.Expression).Type,
        MemberAccessExpressionSyntax access => model.GetTypeInfo(access.Expression).Type ?? model.GetSymbolInfo(access.Expression).Symbol as ITypeSymbol,
        _ => null,
    };

    private static IEnumerable<ISymbol> Members(ITypeSymbol type)
    {
        for (ITypeSymbol? t = type; t is not null; t = t.BaseType)
            foreach (ISymbol member in t.GetMembers())
                if (member is { DeclaredAccessibility: Accessibility.Public, CanBeReferencedByName: true })
                    yield return member;
    }

    private static IEnumerable<string> Extensions(ITypeSymbol type, SyntaxNode node, SemanticModel model) =>
        model.LookupSymbols(node.SpanStart, type, includeReducedExtensionMethods: true).Where(s => s is IMethodSymbol { ReducedFrom: not null }).Select(s => s.Name);
}
