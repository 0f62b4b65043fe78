using System.Text;

namespace RecipeRunner.Machines.Overlay;

/// <summary>What useradd and usermod do to home folders.</summary>
internal static class HomeFolder
{
    public static void Make(IFiles files, string home, int uid, int gid)
    {
        if (files.Stat(home) is not null || files.Stat(Paths.Folder(home).ToString()) is null) return;
        files.CreateDirectory(home, Mode(files));
        files.SetOwner(home, uid, gid);
        Copy(files, "/etc/skel", home, (uid, gid));
    }

    public static void Move(IFiles files, string from, string to)
    {
        if (files.Stat(from) is not { Kind: FileKind.Directory } old || files.Stat(to) is not null || files.Stat(Paths.Folder(to).ToString()) is null) return;
        files.CreateDirectory(to, old.Mode);
        files.SetOwner(to, old.Uid, old.Gid);
        Copy(files, from, to, null);
        files.DeleteDirectory(from, recursive: true);
    }

    private static void Copy(IFiles files, string from, string to, (int Uid, int Gid)? owner)
    {
        if (files.Stat(from)?.Kind != FileKind.Directory) return;
        foreach (string name in files.List(from))
        {
            (string source, string target) = (Paths.Join(from, name), Paths.Join(to, name));
            if (files.LinkStat(source) is not { } status) continue;
            if (status.Kind == FileKind.SymbolicLink) files.CreateSymbolicLink(target, files.ReadLink(source));
            else if (status.Kind == FileKind.Directory) files.CreateDirectory(target, status.Mode);
            else files.Write(target, new FileWrite { Content = files.Read(source), Mode = status.Mode });
            files.SetOwner(target, owner?.Uid ?? status.Uid, owner?.Gid ?? status.Gid, followLinks: false);
            if (status.Kind == FileKind.Directory) Copy(files, source, target, owner);
        }
    }

    /// <summary>HOME_MODE of login.defs, or what its UMASK leaves.</summary>
    private static int Mode(IFiles files)
    {
        if (files.Stat("/etc/login.defs") is null) return 0b111_101_101;
        int? umask = null;
        foreach (string line in Encoding.UTF8.GetString(files.Read("/etc/login.defs")).Split('\n'))
        {
            string[] words = line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words is not [var key, var value, ..] || value.AsSpan().ContainsAnyExceptInRange('0', '7')) continue;
            if (key == "HOME_MODE") return Convert.ToInt32(value, 8);
            if (key == "UMASK") umask = Convert.ToInt32(value, 8);
        }
        return 0b111_111_111 & ~(umask ?? 0b000_010_010);
    }
}
