namespace RecipeRunner.Authoring.TestRunning;

/// <summary>Which of a cookbook's declarations some test saw act.</summary>
/// <param name="Declared">The lines that declare a resource.</param>
/// <param name="Untouched">Those of them whose resource acted in no test: nothing converged them, or a guard held them back each time.</param>
internal sealed record ResourceCoverage(IReadOnlyList<DeclaredLine> Declared, IReadOnlyList<DeclaredLine> Untouched)
{
    public int Touched => Declared.Count - Untouched.Count;

    public static ResourceCoverage Of(IReadOnlyList<DeclaredLine> declared, IReadOnlySet<SourceLine> touched) => new(declared, [.. declared.Where(d => !touched.Contains(d.At))]);
}
