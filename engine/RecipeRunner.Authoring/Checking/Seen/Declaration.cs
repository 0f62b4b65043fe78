using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Converging;
using RecipeRunner.Resources;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>A call that declares a resource: of the engine's verbs, of a cookbook's, or <c>Declare</c> itself.</summary>
/// <param name="Call">The call of the verb.</param>
/// <param name="Resource">The type of the resource, <c>TemplateResource</c>.</param>
/// <param name="Name">The name that it certainly has; null when that is made at run time.</param>
/// <param name="Properties">The properties that are set, by name: <c>Source</c>.</param>
/// <param name="IsOpaque">Whether properties may be set that are not to be seen here: they come from a variable, or by <c>with</c>.</param>
internal sealed record Declaration(Call Call, INamedTypeSymbol Resource, string? Name, IReadOnlyDictionary<string, ExpressionSyntax> Properties, bool IsOpaque)
{
    private static readonly IReadOnlyDictionary<string, ExpressionSyntax> None = new Dictionary<string, ExpressionSyntax>();

    public Source Source => Call.Source;

    /// <summary>The type's name as in Chef: <c>cookbook_file</c>.</summary>
    public string Type => ResourceTypeName.Of(Resource.Name);

    /// <summary>How it is named in text, <c>service[haproxy]</c>; null when its name is made at run time.</summary>
    public string? Key => Name is null ? null : $"{Type}[{Name}]";

    /// <summary>What names it.</summary>
    public ExpressionSyntax? NameExpression => Call.Method.Parameters is [var first, ..] && !IsResource(first.Type) ? Call.Argument(first.Name) : null;

    /// <summary>What a property is set to; null when it is not set here.</summary>
    public ExpressionSyntax? this[string property] => Properties.GetValueOrDefault(property);

    /// <summary>The text that a property certainly has; null when it is not set here, or made at run time.</summary>
    public string? Text(string property) => Source.Text(this[property]);

    /// <summary>The declaration that a call makes; null when it makes none.</summary>
    public static Declaration? Of(Call call)
    {
        if (call.Method.ReturnType.Name != nameof(ResourceSlot)) return null;
        if (call.Method.Parameters.FirstOrDefault(p => IsResource(p.Type)) is not { Type: INamedTypeSymbol type } parameter) return null;
        string? name = call.Method.Parameters[0] is { Type.SpecialType: SpecialType.System_String } first ? call.Text(first.Name) : null;
        ExpressionSyntax? given = call.Argument(parameter.Name);
        return given switch
        {
            null or LiteralExpressionSyntax => new(call, type, name, None, IsOpaque: false),
            BaseObjectCreationExpressionSyntax creation => new(call, type, name, Set(creation.Initializer), IsOpaque: false),
            _ => new(call, type, name, None, IsOpaque: true),
        };
    }

    private static IReadOnlyDictionary<string, ExpressionSyntax> Set(InitializerExpressionSyntax? initializer)
    {
        if (initializer is null) return None;
        var set = new Dictionary<string, ExpressionSyntax>(StringComparer.Ordinal);
        foreach (ExpressionSyntax expression in initializer.Expressions)
            if (expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax property } assignment)
                set[property.Identifier.ValueText] = assignment.Right;
        return set;
    }

    private static bool IsResource(ITypeSymbol type)
    {
        for (ITypeSymbol? above = type; above is not null; above = above.BaseType)
            if (above is { Name: nameof(Resource), ContainingNamespace: { Name: "Resources", ContainingNamespace.Name: "RecipeRunner" } })
                return true;
        return false;
    }
}
