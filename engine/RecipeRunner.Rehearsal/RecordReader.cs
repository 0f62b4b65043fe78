using System.Text.Json;

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
        using var record = JsonDocument.Parse(File.ReadAllBytes($"{folder}/{name}"));
        JsonElement root = record.RootElement;
        var updated = new List<UpdatedAction>();
        foreach (JsonElement e in root.GetProperty("events").EnumerateArray())
            if (Text(e, "event") == "resource" && Text(e, "status") == "updated")
                updated.Add(new(Text(e, "resource")!, Text(e, "action")!, Text(e, "source") ?? "",
                    [.. e.GetProperty("changes").EnumerateArray().Select(c => Text(c, "description") ?? "")]));
        int total = root.TryGetProperty("total", out JsonElement count) ? count.GetInt32() : 0;
        return new(exitCode, duration, total, updated, Text(root, "error"), output);
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
