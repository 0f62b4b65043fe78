namespace RecipeRunner.Rehearsal;

/// <summary>One converge of a rehearsal.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Duration">How long it took, from outside.</param>
/// <param name="Total">Actions that ran.</param>
/// <param name="Updated">Those that changed something, in order.</param>
/// <param name="Error">What ended it; null when nothing did.</param>
/// <param name="Output">What it said; empty when somebody was watching.</param>
internal sealed record Converge(int ExitCode, TimeSpan Duration, int Total, IReadOnlyList<UpdatedAction> Updated, string? Error, string Output)
{
    public bool Succeeded => ExitCode == 0;
}

/// <summary>An action that changed something.</summary>
/// <param name="Resource">Its name in text: <c>file[/etc/motd]</c>.</param>
/// <param name="Action">The action.</param>
/// <param name="Source">File and line that declare it.</param>
/// <param name="Changes">What it did, in sentences.</param>
internal sealed record UpdatedAction(string Resource, string Action, string Source, IReadOnlyList<string> Changes)
{
    /// <summary>What it did to the contents of files, as it may be shown.</summary>
    public IReadOnlyList<string> Diffs { get; init; } = [];
}
