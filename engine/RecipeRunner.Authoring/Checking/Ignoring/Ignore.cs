namespace RecipeRunner.Authoring.Checking.Ignoring;

/// <summary>A comment that says that a finding is known and meant so: <c>// check:ignore RR012 the file comes with the package</c>.</summary>
/// <param name="At">File and line of the comment.</param>
/// <param name="Column">Column of the comment.</param>
/// <param name="Last">The last line that it is about: its own or, when it stands alone on that, the next.</param>
/// <param name="Code">The rule's code.</param>
/// <param name="Reason">Why; empty when none is given.</param>
internal sealed record Ignore(SourceLine At, int Column, int Last, string Code, string Reason)
{
    public bool Covers(Finding finding) =>
        finding.Code == Code && finding.At.File == At.File && finding.At.Line >= At.Line && finding.At.Line <= Last;
}
