using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

// Blittable signatures only, so that the calls are compiled ahead of time.
[assembly: DisableRuntimeMarshalling]

namespace RecipeRunner.Machines.Local;

/// <summary>The system calls behind <see cref="LocalFiles"/>: each returns -1 on failure and leaves its errno for <see cref="PosixError"/>.</summary>
internal static unsafe partial class Posix
{
    internal const string LibC = "libc";

    [LibraryImport(LibC, EntryPoint = "statx", SetLastError = true)]
    public static partial int Statx(int folder, [MarshalUsing(typeof(PathMarshaller))] string path, int flags, uint mask, out Statx status);

    [LibraryImport(LibC, EntryPoint = "open", SetLastError = true)]
    public static partial int Open([MarshalUsing(typeof(PathMarshaller))] string path, int flags, int mode);

    [LibraryImport(LibC, EntryPoint = "openat", SetLastError = true)]
    public static partial int OpenAt(int folder, byte* name, int flags, int mode);

    [LibraryImport(LibC, EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int fd, byte* buffer, nint count);

    [LibraryImport(LibC, EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int fd, byte* buffer, nint count);

    [LibraryImport(LibC, EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int fd);

    /// <summary>Syncs the file system that an open file lies on.</summary>
    [LibraryImport(LibC, EntryPoint = "syncfs", SetLastError = true)]
    public static partial int SyncFs(int fd);

    [LibraryImport(LibC, EntryPoint = "fsync", SetLastError = true)]
    public static partial int FSync(int fd);

    [LibraryImport(LibC, EntryPoint = "ftruncate", SetLastError = true)]
    public static partial int FTruncate(int fd, long length);

    [LibraryImport(LibC, EntryPoint = "lseek", SetLastError = true)]
    public static partial long Seek(int fd, long offset, int origin);

    [LibraryImport(LibC, EntryPoint = "rename", SetLastError = true)]
    public static partial int Rename([MarshalUsing(typeof(PathMarshaller))] string from, [MarshalUsing(typeof(PathMarshaller))] string to);

    [LibraryImport(LibC, EntryPoint = "chmod", SetLastError = true)]
    public static partial int ChMod([MarshalUsing(typeof(PathMarshaller))] string path, int mode);

    [LibraryImport(LibC, EntryPoint = "fchmod", SetLastError = true)]
    public static partial int FChMod(int fd, int mode);

    [LibraryImport(LibC, EntryPoint = "chown", SetLastError = true)]
    public static partial int ChOwn([MarshalUsing(typeof(PathMarshaller))] string path, int uid, int gid);

    [LibraryImport(LibC, EntryPoint = "lchown", SetLastError = true)]
    public static partial int LChOwn([MarshalUsing(typeof(PathMarshaller))] string path, int uid, int gid);

    [LibraryImport(LibC, EntryPoint = "fchown", SetLastError = true)]
    public static partial int FChOwn(int fd, int uid, int gid);

    [LibraryImport(LibC, EntryPoint = "link", SetLastError = true)]
    public static partial int Link([MarshalUsing(typeof(PathMarshaller))] string target, [MarshalUsing(typeof(PathMarshaller))] string path);

    [LibraryImport(LibC, EntryPoint = "symlink", SetLastError = true)]
    public static partial int SymLink([MarshalUsing(typeof(PathMarshaller))] string target, [MarshalUsing(typeof(PathMarshaller))] string path);

    [LibraryImport(LibC, EntryPoint = "readlink", SetLastError = true)]
    public static partial nint ReadLink([MarshalUsing(typeof(PathMarshaller))] string path, byte* buffer, nint size);

    [LibraryImport(LibC, EntryPoint = "unlink", SetLastError = true)]
    public static partial int Unlink([MarshalUsing(typeof(PathMarshaller))] string path);

    [LibraryImport(LibC, EntryPoint = "unlinkat", SetLastError = true)]
    public static partial int UnlinkAt(int folder, byte* name, int flags);

    [LibraryImport(LibC, EntryPoint = "mkdir", SetLastError = true)]
    public static partial int MkDir([MarshalUsing(typeof(PathMarshaller))] string path, int mode);

    [LibraryImport(LibC, EntryPoint = "rmdir", SetLastError = true)]
    public static partial int RmDir([MarshalUsing(typeof(PathMarshaller))] string path);

    /// <summary>With <paramref name="times"/> null: now.</summary>
    [LibraryImport(LibC, EntryPoint = "utimensat", SetLastError = true)]
    public static partial int UTimeNsAt(int folder, [MarshalUsing(typeof(PathMarshaller))] string path, void* times, int flags);

    [LibraryImport(LibC, EntryPoint = "fdopendir", SetLastError = true)]
    public static partial nint FdOpenDir(int fd);

    /// <summary>The next entry, its name as bytes at <see cref="PosixConstants.DirentName"/>; null at the end.</summary>
    [LibraryImport(LibC, EntryPoint = "readdir", SetLastError = true)]
    public static partial byte* ReadDir(nint directory);

    [LibraryImport(LibC, EntryPoint = "closedir", SetLastError = true)]
    public static partial int CloseDir(nint directory);

    [LibraryImport(LibC, EntryPoint = "geteuid")]
    public static partial int GetEUid();

    [LibraryImport(LibC, EntryPoint = "getegid")]
    public static partial int GetEGid();

    /// <summary>Takes a lock on an open file (see <see cref="PosixConstants.LockExclusive"/>).</summary>
    [LibraryImport(LibC, EntryPoint = "flock", SetLastError = true)]
    public static partial int FLock(int fd, int operation);

    /// <summary>Sets the process's umask and returns the one before.</summary>
    [LibraryImport(LibC, EntryPoint = "umask")]
    public static partial int Umask(int mask);
}
