using RecipeRunner.Reporting;

namespace RecipeRunner.Testing.Running;

/// <summary>The lines whose resources acted in some test; kept only for whoever asks.</summary>
internal static class Touched
{
    private static HashSet<SourceLine>? lines;

    /// <summary>From now on the lines are kept, in the set that is given back.</summary>
    public static IReadOnlySet<SourceLine> Keep() => lines = [];

    /// <summary>Keeps the lines of what acted. An action that a guard held back, or that is <c>nothing</c>, has shown nothing.</summary>
    public static void Note(IReadOnlyList<RunEvent> events)
    {
        if (lines is null) return;
        foreach (RunEvent e in events)
            if (e is ActionCompleted { Status: not ActionStatus.Skipped } action)
                lines.Add(action.Resource.Source);
    }
}
