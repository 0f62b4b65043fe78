namespace RecipeRunner.Resources;

/// <summary>Chef's <c>ignore_failure</c>: false, true, or <c>Quiet</c> (go on, and say it in one line only).</summary>
public readonly record struct IgnoreFailure
{
    /// <summary>Whether the run goes on.</summary>
    public bool GoesOn { get; private init; }

    /// <summary>Whether the failure is told in one line only.</summary>
    public bool IsQuiet { get; private init; }

    /// <summary>The run goes on, and the failure is told in one line only.</summary>
    public static IgnoreFailure Quiet { get; } = new() { GoesOn = true, IsQuiet = true };

    /// <summary>True lets the run go on.</summary>
    public static implicit operator IgnoreFailure(bool goesOn) => new() { GoesOn = goesOn };
}
