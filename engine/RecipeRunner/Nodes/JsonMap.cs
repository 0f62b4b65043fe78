using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace RecipeRunner.Nodes;

/// <summary>Reads a JSON file that must hold one object, straight into attribute nodes that know their line.</summary>
internal static class JsonMap
{
    /// <summary>64 MiB: far above any stack JSON, far below what would exhaust a small instance.</summary>
    public const int LargestFile = 64 * 1024 * 1024;

    /// <exception cref="NodeInputException">The file cannot be read, is too large, or is not strict JSON in UTF-8 holding one object.</exception>
    public static MapNode ReadFile(string path, OriginKind kind, string name)
    {
        byte[] bytes;
        try
        {
            var size = new FileInfo(path).Length;
            if (size > LargestFile)
                throw TooLarge(path, size);
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new NodeInputException(Directory.Exists(path) ? "this is a directory, not a file" : "the file does not exist", path, inner: e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NodeInputException($"the file cannot be read: {e.Message}", path, inner: e);
        }
        return Read(bytes, new OriginSource(kind, name, path));
    }

    /// <inheritdoc cref="ReadFile"/>
    public static MapNode Read(ReadOnlySpan<byte> utf8, OriginSource source)
    {
        var file = source.File ?? source.Name;
        if (utf8.Length > LargestFile)
            throw TooLarge(file, utf8.Length);
        if (utf8.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            utf8 = utf8[3..];
        if (!Utf8.IsValid(utf8))
            throw InvalidUtf8(utf8, file);
        using var reader = new JsonMapReader(Encoding.UTF8.GetString(utf8), source, file);
        return reader.Read();
    }

    private static NodeInputException TooLarge(string file, long size) =>
        new($"the file has {size} bytes, more than the {LargestFile / 1024 / 1024} MiB that are read at most", file);

    private static NodeInputException InvalidUtf8(ReadOnlySpan<byte> bytes, string file)
    {
        var offset = 0;
        while (Rune.DecodeFromUtf8(bytes[offset..], out _, out var length) == OperationStatus.Done)
            offset += length;
        var before = bytes[..offset];
        var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return new($"the byte 0x{bytes[offset]:X2} is not valid UTF-8; save the file as UTF-8", file, before.Count((byte)'\n') + 1, column);
    }
}
