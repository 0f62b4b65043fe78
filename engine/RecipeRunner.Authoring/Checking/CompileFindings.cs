using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Converging;

namespace RecipeRunner.Authoring.Checking;

/// <summary>The compiler's errors as findings, under the compiler's codes.</summary>
internal static class CompileFindings
{
    private const string Rule = "does-not-compile";

    public static IEnumerable<Finding> Of(SeenCookbook cookbook) => cookbook.Problems.Select(Of);

    private static Finding Of(Problem problem)
    {
        int colon = problem.Text.IndexOf(": ", StringComparison.Ordinal);
        return new(problem.Text[..colon], Rule, problem.At, problem.Column, problem.Text[(colon + 2)..], "");
    }
}
