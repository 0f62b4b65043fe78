using System.Runtime.InteropServices;
using static RecipeRunner.Machines.Local.PosixConstants;

namespace RecipeRunner.Machines.Local;

/// <summary>
/// Empties directories by names relative to open ones, as bytes: a link put in place meanwhile leads nowhere,
/// and a name that is not UTF-8 is removed too.
/// </summary>
internal static unsafe partial class DirectoryRemover
{
    public static void Empty(string path)
    {
        if (LocalFiles.Status(path, SymlinkNoFollow)?.Kind == FileKind.SymbolicLink) throw PosixError.For(ENotDir, "remove the directory", path);
        Empty(DirectoryReader.Open(CurrentFolder, null, path), path);
    }

    private static void Empty(nint directory, string path)
    {
        try
        {
            int folder = DirFd(directory);
            while (DirectoryReader.Next(directory, path, out byte* name))
            {
                if (Posix.UnlinkAt(folder, name, 0) == 0) continue;
                string child = $"{path}/{Marshal.PtrToStringUTF8((nint)name)}";
                if (Marshal.GetLastPInvokeError() is not (EIsDir or EPerm)) throw PosixError.Last("remove", child);
                Empty(DirectoryReader.Open(folder, name, child), child);
                if (Posix.UnlinkAt(folder, name, RemoveDirectory) < 0) throw PosixError.Last("remove the directory", child);
            }
        }
        finally
        {
            _ = Posix.CloseDir(directory);
        }
    }

    [LibraryImport(Posix.LibC, EntryPoint = "dirfd")]
    private static partial int DirFd(nint directory);
}
