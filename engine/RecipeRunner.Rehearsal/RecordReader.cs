using RecipeRunner.Reporting;

namespace RecipeRunner.Rehearsal;

/// <summary>Reads what a converge did from the record that it left.</summary>
internal static class RecordReader
{
    /// <summary>The name of the newest record of a folder; null when there is none.</summary>
    public static string? Newest(string folder) => new FileInfo(folder + "/latest").LinkTarget;

    /// <summary>What the newest record of the folder tells; a run that ended before it began left none.</summary>
    /// <param name="folder">The folder of records.</param>
    /// <param name="before">The newest one before this run.</param>
    /// <param name="exitCode">The run's.</param>
    /// <param name="duration">The run's.</param>
    /// <param name="output">The run's.</param>
    public static Converge Read(string folder, string? before, int exitCode, TimeSpan duration, string output)
    {
        if (Newest(folder) is not { } name || name == before) return new(exitCode, duration, 0, [], null, output);
        RunStory story = RunReader.Read(File.ReadAllBytes($"{folder}/{name}"), name);
        UpdatedAction[] updated = [.. story.Happened.OfType<ActionCompleted>().Where(a => a.Status == ActionStatus.Updated)
            .Select(a => new UpdatedAction(a.Resource.Key, a.Action, a.Resource.Source.ToString(), [.. a.Changes.Select(c => c.Description)])
            {
                Diffs = [.. a.Changes.Select(c => c.Diff?.Value).OfType<string>()],
            })];
        return new(exitCode, duration, story.Completed?.Total ?? 0, updated, story.Completed?.Error, output);
    }
}
