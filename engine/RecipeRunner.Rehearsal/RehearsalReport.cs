using RecipeRunner.Rehearsal.Differences;

namespace RecipeRunner.Rehearsal;

/// <summary>What came of a rehearsal.</summary>
/// <param name="Network">What it could reach.</param>
/// <param name="Systemd">Whether systemd was process 1.</param>
/// <param name="Start">How long the host took to start.</param>
/// <param name="First">The converge.</param>
/// <param name="Second">The converge after it; null when the first one failed.</param>
/// <param name="Differences">What is different then.</param>
internal sealed record RehearsalReport(
    RehearsalNetwork Network, bool Systemd, TimeSpan Start, Converge First, Converge? Second, HostDifferences Differences)
{
    /// <summary>Whether it converges, and a second time changes nothing.</summary>
    public bool Passed => First.Succeeded && Second is { Succeeded: true, Updated.Count: 0 };
}
