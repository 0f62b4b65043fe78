namespace RecipeRunner.Machines.Overlay;

/// <summary>A file, directory or link as the overlay holds it; hard links share one.</summary>
internal sealed class OverlayNode
{
    private const ulong OwnDevice = 0x5252;

    private static long s_lastInode;

    public required FileKind Kind { get; init; }

    public required int Mode { get; set; }

    public int Uid { get; set; }

    public int Gid { get; set; }

    public ulong Device { get; init; } = OwnDevice;

    public ulong Inode { get; init; } = (ulong)Interlocked.Increment(ref s_lastInode);

    public DateTimeOffset ModifiedAt { get; set; }

    public long Length { get; set; }

    /// <summary>What a file holds; null when it still is what the layer below holds at <see cref="Below"/>.</summary>
    public ReadOnlyMemory<byte>? Content { get; set; }

    /// <summary>Where the content stands in the layer below.</summary>
    public string? Below { get; init; }

    /// <summary>The text of a symbolic link.</summary>
    public string? Target { get; init; }

    /// <summary>Whether nothing is there any more: what the layer below has is hidden.</summary>
    public bool IsGone { get; init; }

    /// <summary>Whether what the layer below has in this directory still shows.</summary>
    public bool ShowsBelow { get; init; }

    /// <summary>When it was last written, in the overlay's own count.</summary>
    public int Time { get; set; }

    /// <summary>Why it is not certain that it was written; null when it is.</summary>
    public string? Doubt { get; set; }

    public FileStatus Status => new(Kind, Mode, Uid, Gid, Length, Device, Inode, ModifiedAt);

    /// <summary>Nothing.</summary>
    public static OverlayNode Gone() => new() { Kind = FileKind.Other, Mode = 0, IsGone = true };

    /// <summary>What the layer below has, to be changed here.</summary>
    public static OverlayNode From(FileStatus status, string path, string? target) => new()
    {
        Kind = status.Kind,
        Mode = status.Mode,
        Uid = status.Uid,
        Gid = status.Gid,
        Device = status.Device,
        Inode = status.Inode,
        ModifiedAt = status.ModifiedAt,
        Length = status.Length,
        Below = path,
        Target = target,
        ShowsBelow = true,
    };
}
