using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using NUnit.Framework;
using RecipeRunner.Recipes;
using RecipeRunner.Testing;

namespace RecipeRunner.Authoring.TestRunning;

/// <summary>
/// The tests of a cookbook as the compiler understands them. They see what its recipes see, its library included, NUnit and the testing
/// library. Their assembly also carries the list of what the cookbook declares.
/// </summary>
internal static class TestCompilation
{
    /// <summary>What tests see without a using, besides what recipes see.</summary>
    public static readonly string[] OwnImports = ["NUnit.Framework", "RecipeRunner.Reporting", "RecipeRunner.Testing"];

    // A machine in a field of the class is each test's own.
    private const string InstancePerTest = "[assembly: NUnit.Framework.FixtureLifeCycle(NUnit.Framework.LifeCycle.InstancePerTestCase)]\n";

    public static CSharpCompilation Of(CookbookTests tests, CompiledCookbook cookbook, IEnumerable<DeclaredLine> declared)
    {
        LibraryReference[] libraries = [.. cookbook.Dependencies.Append(cookbook).Select(LibraryReference.Of).OfType<LibraryReference>()];
        IEnumerable<string> imports = CookbookCompilation.StandardImports.Concat(libraries.SelectMany(l => l.Imports)).Concat(OwnImports).Distinct();
        IEnumerable<SyntaxTree> trees = tests.Sources.Select(path => Parse(File.ReadAllText(path), path));
        string more = string.Concat(imports.Select(i => $"global using {i};\n")) + InstancePerTest + string.Concat(declared.Select(d => d.ToAttribute()));
        return CSharpCompilation.Create($"cookbook.{tests.Cookbook.Name}.{TestAssembly.Name}", [.. trees, Parse(more, "")],
            [.. EngineReferences.All, Reference(typeof(RecipeTest)), Reference(typeof(Assert)), .. libraries.Select(l => l.Assembly)],
            // Not optimized: a failure names the line that it stands in, not the one that it was inlined into.
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Debug, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(SourceText.From(text, System.Text.Encoding.UTF8), path: path);

    private static PortableExecutableReference Reference(Type type) => MetadataReference.CreateFromFile(type.Assembly.Location);
}
