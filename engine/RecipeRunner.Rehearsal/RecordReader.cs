using System.Text.Json;

namespace RecipeRunner.Rehearsal;

/// <summary>Reads what a converge did from the record that it left.</summary>
internal static class RecordReader
{
    /// <summary>The newest record of the folder; a run that ended before it began has none.</summary>
    public static Converge Read(string folder, int exitCode, TimeSpan duration, string output)
    {
        string latest = folder + "/latest";
        if (!File.Exists(latest)) return new(exitCode, duration, 0, [], null, output);
        using var record = JsonDocument.Parse(File.ReadAllBytes(latest));
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
