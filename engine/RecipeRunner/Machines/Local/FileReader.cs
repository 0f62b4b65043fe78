using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using static RecipeRunner.Machines.Local.PosixConstants;

namespace RecipeRunner.Machines.Local;

/// <summary>Reads files. Opened without blocking, so that a pipe without a writer cannot stop a run.</summary>
internal static unsafe class FileReader
{
    private const int BufferSize = 64 * 1024;

    // Rented by swapping it out, so that two threads never share it.
    private static byte[]? s_buffer;

    public static byte[] Read(string path)
    {
        int fd = Open(path);
        if (fd < 0) throw PosixError.Last("read", path);
        byte[] buffer = Rent();
        try
        {
            byte[] content = [];
            int length = 0;
            while (true)
            {
                int got = Read(fd, buffer, path);
                if (got == 0) break;
                if (length + got > content.Length) Array.Resize(ref content, got < BufferSize ? length + got : Math.Max(length * 2, BufferSize));
                buffer.AsSpan(0, got).CopyTo(content.AsSpan(length));
                length += got;
            }
            if (length < content.Length) Array.Resize(ref content, length);
            return content;
        }
        finally
        {
            s_buffer = buffer;
            _ = Posix.Close(fd);
        }
    }

    public static Stream OpenRead(string path)
    {
        int fd = Open(path);
        if (fd < 0) throw PosixError.Last("read", path);
        return new FileStream(new SafeFileHandle(fd, ownsHandle: true), FileAccess.Read, BufferSize);
    }

    public static bool ContentEquals(string path, ReadOnlySpan<byte> content)
    {
        int fd = Open(path);
        if (fd < 0) return PosixError.LastIsNothingThere ? false : throw PosixError.Last("read", path);
        byte[] buffer = Rent();
        try
        {
            while (true)
            {
                // One byte more than expected: the same read tells that the file is longer.
                int wanted = Math.Min(buffer.Length, content.Length + 1);
                int got = Read(fd, buffer.AsSpan(0, wanted), path);
                if (got == 0) return content.IsEmpty;
                if (got > content.Length || !buffer.AsSpan(0, got).SequenceEqual(content[..got])) return false;
                content = content[got..];
            }
        }
        finally
        {
            s_buffer = buffer;
            _ = Posix.Close(fd);
        }
    }

    private static int Open(string path) => Posix.Open(path, ReadOnly | CloseOnExec | NonBlocking, 0);

    private static byte[] Rent() => Interlocked.Exchange(ref s_buffer, null) ?? GC.AllocateUninitializedArray<byte>(BufferSize);

    private static int Read(int fd, Span<byte> buffer, string path)
    {
        fixed (byte* bytes = buffer)
        {
            while (true)
            {
                nint got = Posix.Read(fd, bytes, buffer.Length);
                if (got >= 0) return (int)got;
                if (Marshal.GetLastPInvokeError() != EIntr) throw PosixError.Last("read", path);
            }
        }
    }
}
