using RecipeRunner.Reporting;

namespace RecipeRunner.Testing.Running;

/// <summary>The lines whose resources acted in some test; kept while somebody wants to know.</summary>
internal sealed class Touched : IDisposable
{
    private static Touched? wanted;

    private readonly HashSet<SourceLine> lines = [];

    private Touched()
    {
    }

    public IReadOnlySet<SourceLine> Lines => lines;

    /// <summary>Keeps the lines from now on.</summary>
    public static Touched Keep() => wanted = new();

    /// <summary>Notes the lines of what acted. An action that a guard held back, or that is <c>nothing</c>, has shown nothing.</summary>
    public static void Note(IReadOnlyList<RunEvent> events)
    {
        if (wanted is null) return;
        foreach (RunEvent e in events)
            if (e is ActionCompleted { Status: not ActionStatus.Skipped } action)
                wanted.lines.Add(action.Resource.Source);
    }

    public void Dispose() => wanted = null;
}
