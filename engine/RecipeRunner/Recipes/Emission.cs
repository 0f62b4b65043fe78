using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;
using RecipeRunner.Converging;
using RecipeRunner.Recipes.CompileErrors;

namespace RecipeRunner.Recipes;

/// <summary>Makes an assembly of a compilation, with the lines of its sources inside; or tells of the mistakes.</summary>
internal static class Emission
{
    private static readonly EmitOptions Options = new(debugInformationFormat: DebugInformationFormat.Embedded);

    public static (byte[]? Assembly, IReadOnlyList<Problem> Problems) Of(Compilation compilation)
    {
        using var output = new MemoryStream();
        EmitResult result = compilation.Emit(output, options: Options);
        return result.Success ? (output.ToArray(), []) : (null, CompilerProblems.Of(result.Diagnostics, compilation));
    }
}
