using RecipeRunner.Machines;

namespace RecipeRunner.Resources.Deploying;

/// <summary>
/// Works on paths inside a release, which come from node data and from the application: none leads out of it, not by "..", and not by
/// a symbolic link on the way.
/// </summary>
internal sealed class ReleaseFolder(IFiles files, string folder, int? uid, int? gid)
{
    /// <summary>What is wrong with a path inside a release or the shared folder; null when nothing is.</summary>
    public static string? Problem(string path) =>
        path.Length == 0 || path[0] == '/' || path.Split('/').Any(part => part is "" or "." or "..")
            ? $"'{path}' is not a path inside a folder: it must be relative, without '.' and '..'."
            : null;

    public void Purge(string path)
    {
        string full = Inside(path);
        if (files.LinkStat(full) is not { } there) return;
        if (there.Kind == FileKind.Directory) files.DeleteDirectory(full, recursive: true);
        else files.Delete(full);
    }

    public void MakeFolder(string path)
    {
        string full = Inside(path);
        if (files.Stat(full) is { Kind: FileKind.Directory }) return;
        if (Path.GetDirectoryName(path) is { Length: > 0 } above) MakeFolder(above);
        files.CreateDirectory(full);
        if (uid is not null || gid is not null) files.SetOwner(full, uid, gid);
    }

    public void Link(string path, string target)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } above) MakeFolder(above);
        string full = Inside(path);
        if (files.LinkStat(full) is { Kind: FileKind.Directory })
            throw new IOException($"{full} is a directory of the application, and a link to {target} is to stand there. With it in PurgeBeforeSymlink it is removed first.");
        files.ReplaceSymbolicLink(full, target);
        if (uid is not null || gid is not null) files.SetOwner(full, uid, gid, followLinks: false);
    }

    private string Inside(string path)
    {
        for (string? above = Path.GetDirectoryName(path); above is { Length: > 0 }; above = Path.GetDirectoryName(above))
            if (files.LinkStat($"{folder}/{above}") is { Kind: FileKind.SymbolicLink })
                throw new IOException($"{folder}/{path} cannot be changed: {folder}/{above} is a symbolic link of the application.");
        return $"{folder}/{path}";
    }
}
