using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Text;
using RecipeRunner.Converging;

namespace RecipeRunner.Recipes;

/// <summary>What compiling a cookbook's own C# gave.</summary>
internal sealed record LibraryOutput(byte[]? Assembly, IReadOnlyList<string> Imports, IReadOnlyList<string> AttributeTypes, IReadOnlyList<Problem> Problems);

/// <summary>
/// The seam to Roslyn: sources and references in, assembly bytes and mistakes out. Only this class and
/// <see cref="EngineReferences"/> touch it, so that a warm run never loads it.
/// </summary>
internal sealed class RecipeCompiler(IReadOnlyList<CompiledCookbook> dependencies)
{
    /// <summary>What every script sees without a using; "static" stands before a class whose members are verbs.</summary>
    public static IReadOnlyList<string> Imports { get; } =
    [
        "System", "System.Collections.Generic", "System.Linq", "System.Threading.Tasks",
        "RecipeRunner", "RecipeRunner.Converging", "RecipeRunner.Handlers", "RecipeRunner.Machines", "RecipeRunner.Nodes", "RecipeRunner.Resources",
        "RecipeRunner.Searching", "RecipeRunner.Stacks",
        "static RecipeRunner.Dsl.Recipe", "static RecipeRunner.Dsl.Actions",
    ];

    private static readonly EmitOptions Emit = new(debugInformationFormat: DebugInformationFormat.Embedded);

    /// <summary>Compiles a cookbook's libraries and custom resources into one assembly.</summary>
    public LibraryOutput Library(string name, IReadOnlyList<(string Path, string Text)> sources)
    {
        var trees = sources.Select(s => CSharpSyntaxTree.ParseText(SourceText.From(s.Text, System.Text.Encoding.UTF8), path: s.Path)).ToList();
        trees.Add(Usings(Imports.Concat(dependencies.SelectMany(d => d.Imports())).Distinct()));
        var compilation = CSharpCompilation.Create(name, trees, [.. EngineReferences.All, .. DependencyReferences()],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        // A cookbook's own verbs are seen in its own C# as in its recipes.
        compilation = compilation.AddSyntaxTrees(Usings(LibraryImports.Of(compilation)));
        (byte[]? assembly, IReadOnlyList<Problem> problems) = Write(compilation);
        return assembly is null ? new(null, [], [], problems) : new(assembly, LibraryImports.Of(compilation), AttributeTypes.Of(compilation), problems);
    }

    /// <summary>Compiles one script; it sees the cookbook's own library and those that it depends on.</summary>
    public (byte[]? Assembly, IReadOnlyList<Problem> Problems) Script(string name, string path, string text, CompiledCookbook cookbook)
    {
        IEnumerable<MetadataReference> own = cookbook.Read(CompiledCookbook.Library) is { } library ? [MetadataReference.CreateFromImage(library)] : [];
        ScriptOptions options = ScriptOptions.Default
            .WithReferences(EngineReferences.All.Concat(DependencyReferences()).Concat(own))
            .WithImports(Imports.Concat(dependencies.SelectMany(d => d.Imports())).Concat(cookbook.Imports()).Distinct().Select(WithoutStatic))
            .WithFilePath(path)
            .WithFileEncoding(System.Text.Encoding.UTF8)
            .WithEmitDebugInformation(true)
            .WithOptimizationLevel(OptimizationLevel.Release);
        Compilation compilation = CSharpScript.Create(text, options).GetCompilation();
        // Roslyn emits nothing at all for a script that holds only comments.
        if (compilation.SyntaxTrees.Single().GetRoot() is CompilationUnitSyntax { Members.Count: 0 }) compilation = CSharpScript.Create(text + "\n;", options).GetCompilation();
        return Write(compilation.WithAssemblyName(name));
    }

    private static (byte[]? Assembly, IReadOnlyList<Problem> Problems) Write(Compilation compilation)
    {
        using var output = new MemoryStream();
        EmitResult result = compilation.Emit(output, options: Emit);
        if (result.Success) return (output.ToArray(), []);
        return (null, [.. result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => ToProblem(d, compilation)).Distinct().OrderBy(p => (p.At.File, p.At.Line, p.Column))]);
    }

    private static Problem ToProblem(Diagnostic diagnostic, Compilation compilation)
    {
        FileLinePositionSpan span = diagnostic.Location.GetMappedLineSpan();
        string message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Replace("RecipeRunner.Resources.", "", StringComparison.Ordinal);
        string hint = DiagnosticHints.For(diagnostic, compilation);
        return new(new SourceLine(span.Path ?? "", span.StartLinePosition.Line + 1), $"{diagnostic.Id}: {message.TrimEnd('.')}.{hint}", span.StartLinePosition.Character + 1);
    }

    /// <summary>A script's options take a class like a namespace.</summary>
    private static string WithoutStatic(string import) => import.StartsWith("static ", StringComparison.Ordinal) ? import["static ".Length..] : import;

    private IEnumerable<MetadataReference> DependencyReferences() =>
        dependencies.Select(d => d.Read(CompiledCookbook.Library)).OfType<byte[]>().Select(b => MetadataReference.CreateFromImage(b));

    private static SyntaxTree Usings(IEnumerable<string> imports) =>
        CSharpSyntaxTree.ParseText(string.Concat(imports.Select(i => $"global using {i};\n")), path: "", encoding: System.Text.Encoding.UTF8);
}
