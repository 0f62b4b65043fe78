using System.Runtime.InteropServices;
using static RecipeRunner.Machines.Local.PosixConstants;

namespace RecipeRunner.Machines.Local;

/// <summary>
/// Writes a file so that its path holds the old or the new content at every instant. Until its owner is set the
/// candidate is readable by no one else; a failure removes it and leaves the old file alone.
/// </summary>
internal sealed unsafe class AtomicWriter(FolderSync folders)
{
    private const int CandidateFlags = WriteOnly | Create | Exclusive | CloseOnExec;
    private const int OwnerOnly = 0b110_000_000;
    private const int DefaultMode = 0b110_100_100;

    private const int BufferSize = 128 * 1024;

    private readonly TemporaryNames names = new();

    public void Write(string path, FileWrite write)
    {
        FileStatus? there = LocalFiles.Status(path, SymlinkNoFollow);
        bool isDirectory = there?.Kind == FileKind.Directory;
        if (isDirectory && !write.ReplacesDirectory) throw PosixError.For(EIsDir, "write", path);
        FileStatus? old = there?.Kind == FileKind.File ? there : null;
        names.RemoveLeftovers(path);

        if (!write.Atomic && there is not null)
        {
            if (write.Verify is { } verify) WithCandidate(path, write, old, candidate => { verify(candidate); return Left.Behind; });
            WriteInPlace(path, write, old);
            return;
        }
        WithCandidate(path, write, old, candidate =>
        {
            write.Verify?.Invoke(candidate);
            if (isDirectory) RemoveFolder(path);
            if (Posix.Rename(candidate, path) < 0) throw CannotReplace(path);
            folders.Changed(path);
            return Left.Nothing;
        });
    }

    private static void RemoveFolder(string path)
    {
        DirectoryRemover.Empty(path);
        if (Posix.RmDir(path) < 0) throw PosixError.Last("remove the directory", path);
    }

    private static Exception CannotReplace(string path) => Marshal.GetLastPInvokeError() != EBusy
        ? PosixError.Last("replace", path)
        : new IOException($"Cannot replace {path}: something is mounted on it. With AtomicUpdate = false it is written in place.");

    /// <summary>Makes a symbolic link under a name of its own, and gives it the path.</summary>
    public void ReplaceLink(string path, string target)
    {
        names.RemoveLeftovers(path);
        string candidate = TemporaryNames.Link(path, target);
        if (Posix.Rename(candidate, path) < 0)
        {
            Exception error = CannotReplace(path);
            _ = Posix.Unlink(candidate);
            throw error;
        }
        folders.Changed(path);
    }

    /// <summary>Makes a file of mode 0600 that must not exist yet.</summary>
    public static void WriteNew(string path, ReadOnlyMemory<byte> content)
    {
        int fd = Posix.Open(path, CandidateFlags | NoFollow, OwnerOnly);
        if (fd < 0) throw PosixError.Last("write", path);
        Closing(fd, path, () => WriteAll(fd, content.Span, path));
    }

    private static void WithCandidate(string path, FileWrite write, FileStatus? old, Func<string, Left> use)
    {
        Left left = Left.Behind;
        int fd = TemporaryNames.Open(path, CandidateFlags | NoFollow, OwnerOnly, out string candidate);
        try
        {
            Closing(fd, path, () =>
            {
                WriteAll(fd, write, path);
                SetOwnerAndMode(fd, path, write.Uid ?? old?.Uid ?? -1, write.Gid ?? old?.Gid ?? -1, write.Mode ?? old?.Mode ?? DefaultMode);
                if (write.Synced && Posix.FSync(fd) < 0) throw PosixError.Last("write", path);
            });
            // Closed by now: a candidate that is a program can be run by its Verify.
            left = use(candidate);
        }
        finally
        {
            if (left == Left.Behind) _ = Posix.Unlink(candidate);
        }
    }

    private static void WriteInPlace(string path, FileWrite write, FileStatus? old)
    {
        int fd = Posix.Open(path, WriteOnly | CloseOnExec | NoFollow, 0);
        if (fd < 0) throw PosixError.Last("write", path);
        Closing(fd, path, () =>
        {
            long length = WriteAll(fd, write, path);
            if (Posix.FTruncate(fd, (nint)length) < 0) throw PosixError.Last("write", path);
            SetOwnerAndMode(fd, path, write.Uid ?? -1, write.Gid ?? -1, write.Mode ?? old!.Value.Mode);
            if (write.Synced && Posix.FSync(fd) < 0) throw PosixError.Last("write", path);
        });
    }

    /// <summary>The mode comes after the owner: a change of owner drops the set-id bits.</summary>
    private static void SetOwnerAndMode(int fd, string path, int uid, int gid, int mode)
    {
        if ((uid != -1 || gid != -1) && Posix.FChOwn(fd, uid, gid) < 0) throw PosixError.Last("set the owner of", path);
        if (Posix.FChMod(fd, mode) < 0) throw PosixError.Last("set the mode of", path);
    }

    private static long WriteAll(int fd, FileWrite write, string path)
    {
        if (write.Source is not { } source)
        {
            WriteAll(fd, write.Content.Span, path);
            return write.Content.Length;
        }
        using Stream content = source();
        byte[] buffer = GC.AllocateUninitializedArray<byte>(BufferSize);
        long length = 0;
        for (int got; (got = content.Read(buffer)) > 0; length += got) WriteAll(fd, buffer.AsSpan(0, got), path);
        return length;
    }

    private static void WriteAll(int fd, ReadOnlySpan<byte> content, string path)
    {
        fixed (byte* bytes = content)
        {
            for (nint done = 0; done < content.Length;)
            {
                nint written = Posix.Write(fd, bytes + done, content.Length - done);
                if (written >= 0) done += written;
                else if (Marshal.GetLastPInvokeError() != EIntr) throw PosixError.Last("write", path);
            }
        }
    }

    /// <summary>What stands under a candidate's name after its use.</summary>
    private enum Left
    {
        Behind,
        Nothing,
    }

    /// <summary>A full disk or a quota may be told only by <c>close</c>.</summary>
    private static void Closing(int fd, string path, Action write)
    {
        try
        {
            write();
        }
        catch
        {
            _ = Posix.Close(fd);
            throw;
        }
        if (Posix.Close(fd) < 0 && Marshal.GetLastPInvokeError() != EIntr) throw PosixError.Last("write", path);
    }
}
