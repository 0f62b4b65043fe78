using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;
using RecipeRunner.Recipes;
using RecipeRunner.Recipes.CompileErrors;

namespace RecipeRunner.Authoring.Documenting;

/// <summary>
/// A cookbook's reference in Markdown, from what its sources say: recipes, attributes, resources. Nothing of the cookbook runs.
/// </summary>
internal static class CookbookReference
{
    /// <exception cref="ProblemsException">Its C# does not compile.</exception>
    /// <exception cref="PlacedException">A comment is no well-formed XML, or tells of what is not there.</exception>
    public static string Of(CookbookSet cookbooks, string name)
    {
        Cookbook cookbook = cookbooks.Get(name);
        CSharpCompilation? library = Library(cookbooks, name);
        var page = new MarkdownPage()
            .Block($"# {name}: reference")
            .Block($"<!-- Written from the sources by `recipe-runner docs`: change the comments there. -->");
        Recipes(page, RecipeReader.Of(cookbook));
        Attributes(page, TypedAttributes.Join(AttributeReader.Of(cookbook), [.. TypedAttributes.In(library)]));
        if (library is not null) Resources(page, library);
        return page.ToString();
    }

    private static CSharpCompilation? Library(CookbookSet cookbooks, string name)
    {
        var references = new Dictionary<string, LibraryReference>(StringComparer.Ordinal);
        CSharpCompilation? library = null;
        foreach (Cookbook cookbook in cookbooks.InDependencyOrder([name]))
        {
            var compilation = new CookbookCompilation(cookbook, [.. references.Values]);
            if (compilation.Reference is { } reference) references[cookbook.Name] = reference;
            library = compilation.Library;
        }
        if (library is not null && CompilerProblems.Of(library.GetDeclarationDiagnostics(), library) is { Count: > 0 } problems)
            throw new ProblemsException(problems, ExitCode.DoesNotCompile);
        return library;
    }

    private static void Recipes(MarkdownPage page, IReadOnlyList<RecipeDoc> recipes)
    {
        if (recipes.Count == 0) return;
        page.Block("## Recipes").Table(["recipe", "what it does", "includes"],
            recipes.Select(r => new[] { MarkdownText.Code(r.Name), r.Summary, string.Join(", ", r.Includes.Select(MarkdownText.Code)) }));
    }

    private static void Attributes(MarkdownPage page, IReadOnlyList<AttributeGroup> groups)
    {
        if (groups.Count == 0) return;
        page.Block("## Attributes");
        foreach (AttributeGroup group in Merged(groups))
            page.Block(group.Summary).Table(["attribute", "type", "default", "meaning"], group.Attributes.Select(a => new[] { MarkdownText.Code(a.Path), a.Type, a.Default, a.Meaning }));
    }

    /// <summary>Groups that have nothing to say as such are one table with those beside them.</summary>
    private static IEnumerable<AttributeGroup> Merged(IReadOnlyList<AttributeGroup> groups)
    {
        var plain = new List<AttributeDoc>();
        foreach (AttributeGroup group in groups)
        {
            if (group.Summary.Length == 0) plain.AddRange(group.Attributes);
            else
            {
                if (plain.Count > 0) yield return new("", [.. plain]);
                plain.Clear();
                yield return group;
            }
        }
        if (plain.Count > 0) yield return new("", plain);
    }

    private static void Resources(MarkdownPage page, CSharpCompilation library)
    {
        var reader = new ResourceReader(library);
        IReadOnlyList<ResourceDoc> resources = reader.Resources();
        if (resources.Count == 0) return;
        page.Block("## Resources").Block("Each also has the properties that all resources have (`Action`, `Notifies`, `OnlyIf`...) and the action `nothing`. In the first column stands Chef's form of a name.");
        foreach (ResourceDoc resource in resources)
        {
            page.Block($"### {resource.Name}");
            ResourceWriter.Write(page, resource, isWhole: false);
        }
        foreach (SharedDoc shared in resources.SelectMany(r => r.Shared).DistinctBy(s => s.Name).OrderBy(s => s.Name, StringComparer.Ordinal))
        {
            page.Block($"### {ResourceWriter.SharedHeading(shared)}").Block(shared.Summary);
            ResourceWriter.Properties(page, shared.Properties);
        }
        if (reader.PropertyTypes() is not { Count: > 0 } types) return;
        page.Block("### Types");
        ResourceWriter.Types(page, types);
    }
}
