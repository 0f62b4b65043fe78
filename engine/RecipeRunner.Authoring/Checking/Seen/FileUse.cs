using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>A declaration of a template, or of another resource that brings a file of a cookbook, and which file that is.</summary>
/// <param name="Declaration">The declaration.</param>
/// <param name="Cookbook">The cookbook that holds the file; null when that is not to be seen here.</param>
/// <param name="Names">The names that the file may have.</param>
internal sealed record FileUse(Declaration Declaration, SeenCookbook? Cookbook, IReadOnlyList<TextPattern> Names)
{
    /// <summary>The one name that the file certainly has; null when it is made at run time, or chosen there.</summary>
    public string? Name => Names is [{ Whole: { } name }] ? name : null;

    /// <summary>Where the name is said.</summary>
    public ExpressionSyntax Place => Declaration["Source"] ?? Declaration.NameExpression ?? Declaration.Call.Syntax;

    /// <summary>The use that a declaration of this type makes; null when it is of another, takes no file of a cookbook, or takes it away.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="type">The type's name in C#, <c>TemplateResource</c>.</param>
    /// <param name="suffix">What a file that is named after the resource has behind that name.</param>
    public static FileUse? Of(Declaration declaration, string type, string suffix = "")
    {
        if (declaration.Resource.Name != type || declaration.IsOpaque || declaration["Local"] is not null) return null;
        if (declaration["Action"] is IdentifierNameSyntax { Identifier.ValueText: "Delete" }) return null;
        IReadOnlyList<TextPattern> names = declaration["Source"] is { } source ? declaration.Source.Texts(source)
            : declaration.NameExpression is { } name ? [.. declaration.Source.Texts(name).Select(n => n.FileName() + TextPattern.Of(suffix))]
            : [TextPattern.Anything];
        return new(declaration, CookbookOf(declaration), names);
    }

    /// <summary>Without a word it is the cookbook whose recipe declares the resource: what a library declares may stand for any.</summary>
    private static SeenCookbook? CookbookOf(Declaration declaration) => declaration["Cookbook"] is null
        ? declaration.Source.Kind == SourceKind.Library ? null : declaration.Source.Cookbook
        : declaration.Text("Cookbook") is { } name ? declaration.Source.Cookbook.Reach.FirstOrDefault(c => c.Name == name) : null;
}
