using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Text;
using RecipeRunner.Cookbooks;

namespace RecipeRunner.Recipes;

/// <summary>
/// A cookbook's C# as the compiler understands it: a compilation of its own C#, the library, and one of each script. Nothing is
/// emitted here: a run emits from them, and whoever only looks at a cookbook asks them for semantic models.
/// </summary>
internal sealed class CookbookCompilation
{
    /// <summary>What every script sees without a using; "static" stands before a class whose members are verbs.</summary>
    public static IReadOnlyList<string> StandardImports { get; } =
    [
        "System", "System.Collections.Generic", "System.Linq", "System.Threading.Tasks",
        "RecipeRunner", "RecipeRunner.Converging", "RecipeRunner.Handlers", "RecipeRunner.Machines", "RecipeRunner.Nodes", "RecipeRunner.Resources",
        "RecipeRunner.Searching", "RecipeRunner.Stacks",
        "static RecipeRunner.Dsl.Recipe", "static RecipeRunner.Dsl.Actions",
    ];

    private readonly IReadOnlyList<LibraryReference> dependencies;
    private readonly Lazy<CSharpCompilation?> library;
    private readonly Lazy<LibraryReference?> reference;

    /// <param name="cookbook">The cookbook.</param>
    /// <param name="dependencies">The libraries of the cookbooks that it can see.</param>
    /// <param name="surface">Its own library as its scripts are to see it; null for the compilation of it.</param>
    public CookbookCompilation(Cookbook cookbook, IReadOnlyList<LibraryReference> dependencies, Func<LibraryReference?>? surface = null)
    {
        (Cookbook, this.dependencies) = (cookbook, dependencies);
        library = new(() => cookbook.Sources is { Count: > 0 } sources ? OfLibrary(sources) : null);
        reference = new(surface ?? (() => Library is { } own ? new(own.ToMetadataReference(), LibraryImports.Of(own)) : null));
    }

    public Cookbook Cookbook { get; }

    /// <summary>Its libraries and custom resources; null when it has none. The trees without a path hold its global usings.</summary>
    public CSharpCompilation? Library => library.Value;

    /// <summary>Its library as its scripts, and the cookbooks that depend on it, see it; null when it has none.</summary>
    public LibraryReference? Reference => reference.Value;

    /// <summary>One of its scripts; it sees the cookbook's own library and those that it depends on. Made anew at each call.</summary>
    public Compilation Script(ScriptKind kind, string name)
    {
        string path = Cookbook.Script(kind, name);
        return OfScript($"{CompiledCookbook.LibraryAssembly(Cookbook.Name)}.{CompiledCookbook.ScriptAssembly(kind, name)}", path, File.ReadAllText(path),
            Reference is { } own ? [.. dependencies, own] : dependencies);
    }

    /// <summary>A script that sees these libraries.</summary>
    public static Compilation OfScript(string assembly, string path, string text, IReadOnlyList<LibraryReference> libraries)
    {
        ScriptOptions options = ScriptOptions.Default
            .WithReferences(EngineReferences.All.Concat(libraries.Select(l => l.Assembly)))
            .WithImports(StandardImports.Concat(libraries.SelectMany(l => l.Imports)).Distinct().Select(WithoutStatic))
            .WithFilePath(path)
            .WithFileEncoding(System.Text.Encoding.UTF8)
            .WithEmitDebugInformation(true)
            .WithOptimizationLevel(OptimizationLevel.Release);
        Compilation compilation = CSharpScript.Create(text, options).GetCompilation();
        // Roslyn emits nothing at all for a script that holds only comments.
        if (compilation.SyntaxTrees.Single().GetRoot() is CompilationUnitSyntax { Members.Count: 0 }) compilation = CSharpScript.Create(text + "\n;", options).GetCompilation();
        return compilation.WithAssemblyName(assembly);
    }

    private CSharpCompilation OfLibrary(IReadOnlyList<string> sources)
    {
        var trees = sources.Select(s => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(s), System.Text.Encoding.UTF8), path: s)).ToList();
        trees.Add(Usings(StandardImports.Concat(dependencies.SelectMany(d => d.Imports)).Distinct()));
        var compilation = CSharpCompilation.Create(CompiledCookbook.LibraryAssembly(Cookbook.Name), trees, [.. EngineReferences.All, .. dependencies.Select(d => d.Assembly)],
            // Only errors are told: to look for warnings, nulls above all, takes half as much time again.
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Annotations, deterministic: true));
        // A cookbook's own verbs are seen in its own C# as in its recipes.
        return compilation.AddSyntaxTrees(Usings(LibraryImports.Of(compilation)));
    }

    /// <summary>A script's options take a class like a namespace.</summary>
    private static string WithoutStatic(string import) => import.StartsWith("static ", StringComparison.Ordinal) ? import["static ".Length..] : import;

    private static SyntaxTree Usings(IEnumerable<string> imports) =>
        CSharpSyntaxTree.ParseText(string.Concat(imports.Select(i => $"global using {i};\n")), path: "", encoding: System.Text.Encoding.UTF8);
}
