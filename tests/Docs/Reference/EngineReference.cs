using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RecipeRunner.Authoring.Documenting;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.Docs.Reference;

/// <summary>The pages of docs/resources, from the sources of the engine: an index, what all resources have in common, and one for each.</summary>
internal static class EngineReference
{
    private const string Generated = "<!-- Written from the sources: UPDATE_SNAPSHOTS=1 dotnet test --filter EngineReferenceTests -->";

    private static readonly ResourceReader Reader = new(Engine());

    public static IReadOnlyList<ResourceDoc> Resources { get; } = Reader.Resources();

    /// <summary>The pages by their names.</summary>
    public static IReadOnlyDictionary<string, string> Pages =>
        new Dictionary<string, string>(Resources.Select(resource => KeyValuePair.Create(resource.Name + ".md", Page(resource)))) { ["README.md"] = Index(), ["common.md"] = Common() };

    private static string Page(ResourceDoc resource)
    {
        MarkdownPage page = new MarkdownPage().Block($"# {resource.Name}: `{resource.Calls[0].Split('(')[0]}`").Block(Generated);
        ResourceWriter.Write(page, resource, isWhole: true);
        return page.Block("Every resource also has the [common properties](common.md#properties), such as guards and notifications, and the action `nothing`; [types](common.md#types) are explained there too. [All resources](README.md)").ToString();
    }

    private static string Index() => new MarkdownPage()
        .Block("# Resources").Block(Generated)
        .Block("""
            What a recipe can declare, by Chef's names. A name of Chef's becomes ours by rule: `cookbook_file` is declared by `CookbookFile`, its property
            `only_if` is `OnlyIf`, its action `:create_if_missing` is `CreateIfMissing`. In text, as in a notification, a resource keeps Chef's name:
            `cookbook_file[/etc/motd]`. Each page has both. What all resources have in common is on [a page of its own](common.md); resources of your own are
            written as [recipes.md](../recipes.md#a-resource-of-your-own) shows, and those of a cookbook are in its own reference (`recipe-runner docs`):
            [haproxy](../../cookbooks/haproxy/docs/reference.md), [app_layer](../../cookbooks/app_layer/docs/reference.md).
            """)
        .Table(["Chef", "here", "what it is"], Resources.Select(r => new[]
        {
            $"[`{r.Name}`]({r.Name}.md)",
            string.Join(", ", r.Calls.Select(call => MarkdownText.Code(call.Split('(')[0])).Distinct()),
            r.Summary,
        })).ToString();

    private static string Common()
    {
        var page = new MarkdownPage().Block("# What all resources have in common").Block(Generated)
            .Block("A property that is not set is not managed. One value does where a list is wanted, and `null` in a list is dropped.")
            .Block("## Properties");
        page.Code(Comment.Of(Reader.Root).Example);
        ResourceWriter.Properties(page, ResourceReader.Shared(Reader.Root).Properties);
        page.Block("## Actions").Block("The action `nothing` (`Nothing`) exists everywhere: the resource waits to be notified. Without `Action` a resource takes its default one.");
        page.Block("## Types");
        ResourceWriter.Types(page, Reader.PropertyTypes(Reader.Root));
        return page.Block("[All resources](README.md)").ToString();
    }

    /// <summary>Only for its declarations: it is not complete, since what the build adds is missing.</summary>
    private static CSharpCompilation Engine()
    {
        string folder = Path.Combine(Repository.Root, "engine", "RecipeRunner");
        IEnumerable<string> sources = Directory.EnumerateDirectories(folder).Where(d => Path.GetFileName(d) is not ("bin" or "obj"))
            .SelectMany(d => Directory.EnumerateFiles(d, "*.cs", SearchOption.AllDirectories)).Concat(Directory.EnumerateFiles(folder, "*.cs")).Order(StringComparer.Ordinal);
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(':')
            .Where(path => Path.GetFileName(path) != "RecipeRunner.dll").Select(path => MetadataReference.CreateFromFile(path));
        SyntaxTree usings = CSharpSyntaxTree.ParseText("global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;");
        return CSharpCompilation.Create("RecipeRunner", [.. sources.Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), path: path)), usings], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
    }
}
