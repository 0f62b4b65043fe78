using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace RecipeRunner.Machines.Local;

/// <summary>The system calls behind <see cref="LocalProcesses"/>. Those named <c>posix_spawn</c>... return their error instead of setting errno.</summary>
internal static unsafe partial class PosixProcess
{
    public const int SigKill = 9;
    public const int SigTerm = 15;
    public const short PollIn = 1;

    private const string LibC = Posix.LibC;

    [LibraryImport(LibC, EntryPoint = "posix_spawn")]
    public static partial int Spawn(
        out int pid, [MarshalUsing(typeof(PathMarshaller))] string program, void* actions, void* attributes, byte** arguments, byte** environment);

    [LibraryImport(LibC, EntryPoint = "posix_spawn_file_actions_init")]
    public static partial int InitActions(void* actions);

    [LibraryImport(LibC, EntryPoint = "posix_spawn_file_actions_destroy")]
    public static partial int DestroyActions(void* actions);

    [LibraryImport(LibC, EntryPoint = "posix_spawn_file_actions_adddup2")]
    public static partial int AddDup2(void* actions, int fd, int target);

    [LibraryImport(LibC, EntryPoint = "posix_spawn_file_actions_addchdir_np")]
    public static partial int AddChDir(void* actions, [MarshalUsing(typeof(PathMarshaller))] string path);

    [LibraryImport(LibC, EntryPoint = "posix_spawnattr_init")]
    public static partial int InitAttributes(void* attributes);

    [LibraryImport(LibC, EntryPoint = "posix_spawnattr_destroy")]
    public static partial int DestroyAttributes(void* attributes);

    [LibraryImport(LibC, EntryPoint = "posix_spawnattr_setflags")]
    public static partial int SetFlags(void* attributes, short flags);

    [LibraryImport(LibC, EntryPoint = "posix_spawnattr_setsigdefault")]
    public static partial int SetDefaultSignals(void* attributes, void* signals);

    [LibraryImport(LibC, EntryPoint = "posix_spawnattr_setsigmask")]
    public static partial int SetSignalMask(void* attributes, void* signals);

    [LibraryImport(LibC, EntryPoint = "pipe2", SetLastError = true)]
    public static partial int Pipe(int* ends, int flags);

    [LibraryImport(LibC, EntryPoint = "memfd_create", SetLastError = true)]
    public static partial int MemoryFile([MarshalUsing(typeof(PathMarshaller))] string name, uint flags);

    [LibraryImport(LibC, EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(Pollable* files, nuint count, int milliseconds);

    [LibraryImport(LibC, EntryPoint = "waitpid", SetLastError = true)]
    public static partial int WaitPid(int pid, out int status, int options);

    [LibraryImport(LibC, EntryPoint = "kill", SetLastError = true)]
    public static partial int Kill(int pid, int signal);

    /// <summary>Ends this process without another word.</summary>
    [LibraryImport(LibC, EntryPoint = "_exit")]
    public static partial void Exit(int code);

    [LibraryImport(LibC, EntryPoint = "access", SetLastError = true)]
    public static partial int Access([MarshalUsing(typeof(PathMarshaller))] string path, int mode);

    [LibraryImport(LibC, EntryPoint = "getpwnam", SetLastError = true)]
    public static partial PasswordEntry* GetUser([MarshalUsing(typeof(PathMarshaller))] string name);

    [LibraryImport(LibC, EntryPoint = "getpwuid", SetLastError = true)]
    public static partial PasswordEntry* GetUser(int uid);

    [LibraryImport(LibC, EntryPoint = "getgrnam", SetLastError = true)]
    public static partial GroupEntry* GetGroup([MarshalUsing(typeof(PathMarshaller))] string name);

    /// <summary><c>struct pollfd</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Pollable
    {
        public int Fd;
        public short Events;
        public short Returned;
    }

    /// <summary>The beginning of <c>struct passwd</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct PasswordEntry
    {
        public byte* Name;
        public byte* Password;
        public int Uid;
        public int Gid;
    }

    /// <summary>The beginning of <c>struct group</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct GroupEntry
    {
        public byte* Name;
        public byte* Password;
        public int Gid;
    }
}
