using System.Runtime.InteropServices;
using static RecipeRunner.Machines.Local.PosixConstants;

namespace RecipeRunner.Machines.Local;

/// <summary>Lists directories.</summary>
internal static unsafe class DirectoryReader
{
    public static List<string> Names(string path)
    {
        nint directory = Open(CurrentFolder, null, path);
        try
        {
            List<string> names = [];
            while (Next(directory, path, out byte* name)) names.Add(Marshal.PtrToStringUTF8((nint)name)!);
            names.Sort(string.CompareOrdinal);
            return names;
        }
        finally
        {
            _ = Posix.CloseDir(directory);
        }
    }

    /// <summary>Opens a directory, never through a symbolic link when it is named relative to <paramref name="folder"/>.</summary>
    public static nint Open(int folder, byte* name, string path)
    {
        int flags = ReadOnly | DirectoryOnly | CloseOnExec;
        int fd = name is null ? Posix.Open(path, flags, 0) : Posix.OpenAt(folder, name, flags | NoFollow, 0);
        if (fd < 0) throw PosixError.Last("list", path);
        nint directory = Posix.FdOpenDir(fd);
        return directory != 0 ? directory : throw PosixError.Last("list", path);
    }

    public static bool Next(nint directory, string path, out byte* name)
    {
        while (true)
        {
            byte* entry = Posix.ReadDir(directory);
            name = entry + DirentName;
            if (entry is null) return Marshal.GetLastPInvokeError() == 0 ? false : throw PosixError.Last("list", path);
            bool isDot = name[0] == '.' && (name[1] == 0 || (name[1] == '.' && name[2] == 0));
            if (!isDot) return true;
        }
    }
}
