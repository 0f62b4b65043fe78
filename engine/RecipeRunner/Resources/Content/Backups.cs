using RecipeRunner.Converging;
using RecipeRunner.Machines;

namespace RecipeRunner.Resources.Content;

/// <summary>Keeps previous versions of managed files, outside the folders that a daemon reads, as Chef's <c>file_backup_path</c> does.</summary>
internal static class Backups
{
    /// <summary>Keeps what a file holds, readable by root only, under the path of its resource, and drops the oldest beyond <paramref name="most"/>.</summary>
    public static void Keep(IMachine machine, StateFolders folders, string path, Document present, int most)
    {
        if (most <= 0) return;
        IFiles files = machine.Files;
        string backup = $"{folders.Backups}{path}.rr-{machine.Clock.Now.UtcDateTime:yyyyMMddHHmmss.ffffff}";
        string folder = Path.GetDirectoryName(backup)!;
        MakeFolder(files, folder);
        files.Write(backup, new FileWrite { Content = present.Bytes ?? default, Source = present.Bytes is null ? present.OpenRead : null, Mode = 0x180 /* 0600 */ });
        string prefix = Path.GetFileName(path) + ".rr-";
        string[] kept = [.. files.List(folder).Where(n => n.StartsWith(prefix, StringComparison.Ordinal))];
        foreach (string oldest in kept.Take(Math.Max(0, kept.Length - most))) files.Delete(Path.Combine(folder, oldest));
    }

    /// <summary>Makes a folder and those above it, for root only.</summary>
    public static void MakeFolder(IFiles files, string folder)
    {
        if (files.Stat(folder) is not null) return;
        MakeFolder(files, Path.GetDirectoryName(folder)!);
        files.CreateDirectory(folder, 0x1C0 /* 0700 */);
    }
}
