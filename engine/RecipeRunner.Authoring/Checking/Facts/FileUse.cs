using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Resources;

namespace RecipeRunner.Authoring.Checking.Facts;

/// <summary>A declaration of a template, or of another resource that brings a file of a cookbook, and which file that is.</summary>
/// <param name="Type">The resource's type in C#, <c>TemplateResource</c>.</param>
/// <param name="Cookbook">The cookbook that holds the file; null when that is not to be seen there.</param>
/// <param name="Names">The names that the file may have.</param>
/// <param name="At">Where the name is said.</param>
/// <param name="Resource">What the resource's own name may be; empty when it has none.</param>
/// <param name="Variables">The variables that a template gets; null when they are not to be seen there.</param>
internal sealed record FileUse(string Type, string? Cookbook, IReadOnlyList<TextPattern> Names, Place At, IReadOnlyList<TextPattern> Resource, TemplateVariables? Variables)
{
    /// <summary>The one name that the file certainly has; null when it is made at run time, or chosen there.</summary>
    public string? Name => Names is [{ Whole: { } name }] ? name : null;

    public bool IsTemplate => Type == nameof(TemplateResource);

    /// <summary>The uses that a source makes. What takes a file away uses none.</summary>
    public static IEnumerable<FileUse> In(Source source) => source.Declarations.Select(Of).OfType<FileUse>();

    private static FileUse? Of(Declaration declaration)
    {
        if (declaration.Resource.Name is not (nameof(TemplateResource) or nameof(CookbookFileResource) or nameof(RemoteDirectoryResource)) || declaration.IsOpaque || declaration["Local"] is not null) return null;
        if (declaration["Action"] is IdentifierNameSyntax { Identifier.ValueText: "Delete" }) return null;
        // What a template that is named after the resource has behind that name.
        bool isTemplate = declaration.Resource.Name == nameof(TemplateResource);
        TextPattern suffix = TextPattern.Of(isTemplate ? ".sbn" : "");
        IReadOnlyList<TextPattern> resource = declaration.NameExpression is { } name ? declaration.Source.Texts(name) : [];
        IReadOnlyList<TextPattern> names = declaration["Source"] is { } source ? declaration.Source.Texts(source)
            : resource.Count > 0 ? [.. resource.Select(n => n.FileName() + suffix)]
            : [TextPattern.Anything];
        return new(declaration.Resource.Name, CookbookOf(declaration), names, Place.Of(declaration["Source"] ?? declaration.NameExpression ?? declaration.Call.Syntax),
            resource, isTemplate ? TemplateVariables.Of(declaration) : null);
    }

    /// <summary>Without a word it is the cookbook whose recipe declares the resource: what a library declares may stand for any.</summary>
    private static string? CookbookOf(Declaration declaration) => declaration["Cookbook"] is not null ? declaration.Text("Cookbook")
        : declaration.Source.Kind == SourceKind.Library ? null : declaration.Source.Cookbook.Name;
}
