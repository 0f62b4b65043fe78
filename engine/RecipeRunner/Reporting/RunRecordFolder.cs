namespace RecipeRunner.Reporting;

/// <summary>The folder of run records: named by their time, so that they sort by it; the newest is also found as <c>latest</c>.</summary>
internal static class RunRecordFolder
{
    public const int Kept = 100;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string Extension = ".json";

    /// <summary>Adds a record, atomically; removes the oldest beyond <see cref="Kept"/>.</summary>
    public static void Add(string folder, DateTimeOffset at, ReadOnlySpan<byte> record)
    {
        if (!Directory.Exists(folder)) Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        string name = $"{at.UtcDateTime:yyyyMMdd'T'HHmmss.fff'Z'}-{Environment.ProcessId:x}{Extension}";
        string temporary = $"{folder}/.{name}.tmp";
        // Not synced: after a power cut the last record may be missing, which is not worth a wait in every run.
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 0, UnixCreateMode = OwnerOnly };
        try
        {
            using (var file = new FileStream(temporary, options)) file.Write(record);
            File.Move(temporary, $"{folder}/{name}", overwrite: true);
        }
        catch (IOException)
        {
            File.Delete(temporary);
            throw;
        }
        PointLatest(folder, name);
        RemoveOldest(folder);
    }

    private static void PointLatest(string folder, string name)
    {
        string temporary = $"{folder}/.{name}.link";
        File.CreateSymbolicLink(temporary, name);
        File.Move(temporary, folder + "/latest", overwrite: true);
    }

    private static void RemoveOldest(string folder)
    {
        string[] records = Directory.GetFiles(folder, "2*" + Extension);
        if (records.Length <= Kept) return;
        Array.Sort(records, StringComparer.Ordinal);
        foreach (string old in records.AsSpan(0, records.Length - Kept)) File.Delete(old);
    }
}
