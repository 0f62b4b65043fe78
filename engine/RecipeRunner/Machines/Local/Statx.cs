using System.Runtime.InteropServices;

namespace RecipeRunner.Machines.Local;

/// <summary>The kernel's <c>struct statx</c>, the same on every architecture.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal readonly struct Statx
{
    [FieldOffset(20)] private readonly uint _uid;
    [FieldOffset(24)] private readonly uint _gid;
    [FieldOffset(28)] private readonly ushort _mode;
    [FieldOffset(32)] private readonly ulong _inode;
    [FieldOffset(40)] private readonly ulong _size;
    [FieldOffset(112)] private readonly long _modifiedSeconds;
    [FieldOffset(120)] private readonly uint _modifiedNanoseconds;
    [FieldOffset(136)] private readonly uint _deviceMajor;
    [FieldOffset(140)] private readonly uint _deviceMinor;

    public FileStatus ToStatus() => new(
        Kind, _mode & 0xfff, (int)_uid, (int)_gid, (long)_size, ((ulong)_deviceMajor << 32) | _deviceMinor, _inode,
        new DateTimeOffset(DateTimeOffset.UnixEpoch.Ticks + (_modifiedSeconds * TimeSpan.TicksPerSecond) + (_modifiedNanoseconds / 100), TimeSpan.Zero));

    private FileKind Kind => (_mode & 0xf000) switch
    {
        0x8000 => FileKind.File,
        0x4000 => FileKind.Directory,
        0xa000 => FileKind.SymbolicLink,
        _ => FileKind.Other,
    };
}
