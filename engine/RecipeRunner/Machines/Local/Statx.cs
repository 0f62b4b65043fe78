using System.Runtime.InteropServices;

namespace RecipeRunner.Machines.Local;

/// <summary>The kernel's <c>struct statx</c>, the same on every architecture.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal readonly struct Statx
{
    [FieldOffset(20)] private readonly uint uid;
    [FieldOffset(24)] private readonly uint gid;
    [FieldOffset(28)] private readonly ushort mode;
    [FieldOffset(32)] private readonly ulong inode;
    [FieldOffset(40)] private readonly ulong size;
    [FieldOffset(112)] private readonly long modifiedSeconds;
    [FieldOffset(120)] private readonly uint modifiedNanoseconds;
    [FieldOffset(136)] private readonly uint deviceMajor;
    [FieldOffset(140)] private readonly uint deviceMinor;

    public FileStatus ToStatus() => new(
        Kind, mode & 0xfff, (int)uid, (int)gid, (long)size, ((ulong)deviceMajor << 32) | deviceMinor, inode,
        new DateTimeOffset(DateTimeOffset.UnixEpoch.Ticks + (modifiedSeconds * TimeSpan.TicksPerSecond) + (modifiedNanoseconds / 100), TimeSpan.Zero));

    private FileKind Kind => (mode & 0xf000) switch
    {
        0x8000 => FileKind.File,
        0x4000 => FileKind.Directory,
        0xa000 => FileKind.SymbolicLink,
        _ => FileKind.Other,
    };
}
