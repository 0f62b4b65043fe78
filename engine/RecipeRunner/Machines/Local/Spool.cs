using Microsoft.Win32.SafeHandles;

namespace RecipeRunner.Machines.Local;

/// <summary>Takes in content of unknown size: a small one stays in memory, a large one goes to a file that has no name and so is never left behind.</summary>
internal static class Spool
{
    private const int BufferSize = 128 * 1024;

    /// <summary>Reads to the end.</summary>
    /// <param name="content">What to read.</param>
    /// <param name="folder">Where a large one lies.</param>
    public static Document Read(Stream content, string folder)
    {
        var small = new MemoryStream();
        byte[] buffer = GC.AllocateUninitializedArray<byte>(BufferSize);
        for (int got; (got = content.Read(buffer, 0, buffer.Length)) > 0;)
        {
            small.Write(buffer, 0, got);
            if (small.Length > Document.MostInMemory) return ReadOn(small, content, buffer, folder);
        }
        return new Document(small.ToArray());
    }

    private static Document ReadOn(MemoryStream begun, Stream content, byte[] buffer, string folder)
    {
        SafeFileHandle file = Nameless(folder);
        long length = begun.Length;
        RandomAccess.Write(file, begun.GetBuffer().AsSpan(0, (int)length), 0);
        for (int got; (got = content.Read(buffer, 0, buffer.Length)) > 0; length += got) RandomAccess.Write(file, buffer.AsSpan(0, got), length);
        return new Document(length, () => new NamelessFile(file));
    }

    private static SafeFileHandle Nameless(string folder)
    {
        string path = Path.Combine(folder, $"download-{Random.Shared.Next():x8}{Random.Shared.Next():x8}");
        SafeFileHandle file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        File.Delete(path);
        return file;
    }

    /// <summary>Reads the file from the start, on a way of its own; the file goes when nobody holds it any more.</summary>
    private sealed class NamelessFile(SafeFileHandle file) : FileStream($"/proc/self/fd/{file.DangerousGetHandle()}", FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferSize)
    {
        private readonly SafeFileHandle held = file;

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            GC.KeepAlive(held);
        }
    }
}
