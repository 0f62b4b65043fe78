namespace RecipeRunner.Machines;

/// <summary>
/// The file system of a machine. Paths are absolute. All calls are synchronous, and throw <see cref="IOException"/>
/// or <see cref="UnauthorizedAccessException"/> with the path in the message.
/// </summary>
public interface IFiles
{
    /// <summary>What stands at a path, symbolic links followed; null when nothing does.</summary>
    FileStatus? Stat(string path);

    /// <summary>What stands at a path, a symbolic link itself included; null when nothing does.</summary>
    FileStatus? LinkStat(string path);

    /// <summary>The whole content of a file.</summary>
    byte[] Read(string path);

    /// <summary>Opens a file for reading from the start: for those that are too large for memory.</summary>
    Stream OpenRead(string path) => new MemoryStream(Read(path), writable: false);

    /// <summary>Whether a file is there and holds exactly these bytes. The content is read and compared, never the times.</summary>
    bool ContentEquals(string path, ReadOnlySpan<byte> content);

    /// <summary>The target text of a symbolic link.</summary>
    string ReadLink(string path);

    /// <summary>The names in a directory, in ordinal order, without "." and "..".</summary>
    IReadOnlyList<string> List(string directory);

    /// <summary>
    /// Writes a file so that at every instant the path holds the old or the new content, with its final owner and mode:
    /// a temporary file in the same folder, synced and renamed. <see cref="FileWrite.Atomic"/> false writes in place.
    /// What stands at exactly this path is replaced: a symbolic link itself, not what it points to.
    /// </summary>
    void Write(string path, FileWrite write);

    /// <summary>Makes one directory; its parent must exist. Mode 0755 when null, whatever the umask.</summary>
    void CreateDirectory(string path, int? mode = null);

    /// <summary>Makes a symbolic link.</summary>
    void CreateSymbolicLink(string path, string target);

    /// <summary>
    /// Makes a symbolic link, or leads the one that is there elsewhere: at every instant the path leads to the old or to the new target.
    /// A directory at the path is an error.
    /// </summary>
    void ReplaceSymbolicLink(string path, string target)
    {
        // In memory nobody sees what is between.
        if (LinkStat(path) is not null) Delete(path);
        CreateSymbolicLink(path, target);
    }

    /// <summary>Makes a hard link to an existing file.</summary>
    void CreateHardLink(string path, string target);

    /// <summary>Sets the twelve permission bits.</summary>
    void SetMode(string path, int mode);

    /// <summary>
    /// Sets owner and group; null leaves one as it is. <paramref name="followLinks"/> false changes a link itself.
    /// The system drops the set-user-id and set-group-id bits of a program then: a mode is set after the owner.
    /// </summary>
    void SetOwner(string path, int? uid, int? gid, bool followLinks = true);

    /// <summary>Sets access and modification time to now.</summary>
    void Touch(string path);

    /// <summary>Removes a file or a link (never what it points to).</summary>
    void Delete(string path);

    /// <summary>Removes a directory; one that is not empty only when <paramref name="recursive"/>.</summary>
    void DeleteDirectory(string path, bool recursive);

    /// <summary>
    /// Makes what was written so far survive a power cut; called before a command or service action that depends on it,
    /// and at the end of the run.
    /// </summary>
    void Flush();

    /// <summary>
    /// Makes all that stands under a directory survive a power cut, also what commands wrote there, and what was written with
    /// <see cref="FileWrite.Synced"/> false.
    /// </summary>
    void Flush(string directory) => Flush();
}

/// <summary>The kind of thing that a path names.</summary>
public enum FileKind
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A symbolic link.</summary>
    SymbolicLink,

    /// <summary>A device, socket or pipe.</summary>
    Other,
}

/// <summary>What the file system knows of a path.</summary>
/// <param name="Kind">File, directory, link or other.</param>
/// <param name="Mode">The twelve permission bits.</param>
/// <param name="Uid">The owner's number.</param>
/// <param name="Gid">The group's number.</param>
/// <param name="Length">Bytes of content.</param>
/// <param name="Device">Device number; with <paramref name="Inode"/> it names the file whatever its path.</param>
/// <param name="Inode">Inode number.</param>
/// <param name="ModifiedAt">Time of the last change of content.</param>
public readonly record struct FileStatus(
    FileKind Kind, int Mode, int Uid, int Gid, long Length, ulong Device, ulong Inode, DateTimeOffset ModifiedAt);

/// <summary>What is to stand in a file after <see cref="IFiles.Write"/>.</summary>
public sealed record FileWrite
{
    /// <summary>The content, byte for byte.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>Opens the content where it is too large for memory; <see cref="Content"/> does not count then. Default null.</summary>
    public Func<Stream>? Source { get; init; }

    /// <summary>Permission bits; null keeps those of an existing file, and is 0644 for a new one.</summary>
    public int? Mode { get; init; }

    /// <summary>Owner's number; null keeps that of an existing file, and leaves a new one as the system makes it: the running user.</summary>
    public int? Uid { get; init; }

    /// <summary>Group's number; null keeps that of an existing file, and leaves a new one as the system makes it: the running group, or the folder's where that has the set-group-id bit.</summary>
    public int? Gid { get; init; }

    /// <summary>
    /// False writes into the existing file (Chef's <c>atomic_update false</c>): for bind-mounted and hard-linked files;
    /// a crash or a full disk can leave such a file half written, and a symbolic link at the path is refused. Default true.
    /// </summary>
    public bool Atomic { get; init; } = true;

    /// <summary>
    /// Whether the content survives a power cut as soon as it is written. False, for many files that count only together, leaves that
    /// to <see cref="IFiles.Flush(string)"/>. Default true.
    /// </summary>
    public bool Synced { get; init; } = true;

    /// <summary>True removes a directory, with all in it, that stands at the path; once <see cref="Verify"/> has passed. Default false: an error.</summary>
    public bool ReplacesDirectory { get; init; }

    /// <summary>
    /// A check of the candidate, called with the path of a file that holds the new content, before anything is replaced;
    /// it throws to refuse it, and then the old file stays.
    /// </summary>
    public Action<string>? Verify { get; init; }
}
