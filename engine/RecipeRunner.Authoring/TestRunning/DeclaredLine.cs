using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Converging;
using RecipeRunner.Dsl;

namespace RecipeRunner.Authoring.TestRunning;

/// <summary>A line of a cookbook that declares a resource.</summary>
/// <param name="At">The line.</param>
/// <param name="Verb">How it declares it: <c>Template</c>.</param>
internal sealed record DeclaredLine(SourceLine At, string Verb)
{
    private const string Mark = "declares";

    /// <summary>The lines of a cookbook that declare something, in the order of the text.</summary>
    public static IEnumerable<DeclaredLine> Of(SeenCookbook cookbook) =>
        from call in cookbook.Sources.SelectMany(source => source.Calls)
        where Declares(call)
        // As the compiler does it for CallerLineNumber.
        let span = call.Syntax.ArgumentList.OpenParenToken.GetLocation().GetMappedLineSpan()
        select new DeclaredLine(new(call.Source.Path, span.StartLinePosition.Line + 1), call.Method.Name);

    /// <summary>
    /// Whether a resource is declared at a call: by any verb, whatever it takes. A verb's own body declares in the name of its caller,
    /// whose line it hands on; and what finds or edits a resource declares one only when there is none.
    /// </summary>
    private static bool Declares(Call call) =>
        call.Method.ReturnType.Name == nameof(ResourceSlot) && call.Method.Parameters is [.., { Name: "line" }] && call.Argument("line") is null
        && !call.IsVerb(nameof(Recipe.FindResource)) && !call.IsVerb(nameof(Recipe.EditResource));

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
