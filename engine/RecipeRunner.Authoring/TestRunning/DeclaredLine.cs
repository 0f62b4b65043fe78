using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.TestRunning;

/// <summary>A line of a cookbook that declares a resource.</summary>
/// <param name="At">The line.</param>
/// <param name="Verb">How it declares it: <c>Template</c>.</param>
internal sealed record DeclaredLine(SourceLine At, string Verb)
{
    private const string Mark = "declares";

    /// <summary>The lines of a cookbook that declare something, in the order of the text. A verb's own body is none: it declares in the name of its caller.</summary>
    public static IEnumerable<DeclaredLine> Of(SeenCookbook cookbook) =>
        from declaration in cookbook.Declarations
        where declaration.Call.Argument("line") is null
        // As the compiler does it for CallerLineNumber.
        let span = declaration.Call.Syntax.ArgumentList.OpenParenToken.GetLocation().GetMappedLineSpan()
        select new DeclaredLine(new(declaration.Source.Path, span.StartLinePosition.Line + 1), declaration.Call.Method.Name);

    /// <summary>Those that an assembly of tests carries.</summary>
    public static IEnumerable<DeclaredLine> In(Assembly tests) =>
        from attribute in tests.GetCustomAttributes<AssemblyMetadataAttribute>()
        where attribute.Key == Mark
        let parts = attribute.Value!.Split('\n')
        select new DeclaredLine(new(parts[2], int.Parse(parts[1], CultureInfo.InvariantCulture)), parts[0]);

    /// <summary>The C# that puts it into an assembly.</summary>
    public string ToAttribute() =>
        $"[assembly: System.Reflection.AssemblyMetadata({SymbolDisplay.FormatLiteral(Mark, quote: true)}, {SymbolDisplay.FormatLiteral($"{Verb}\n{At.Line}\n{At.File}", quote: true)})]\n";
}
