using System.IO.Hashing;
using System.Text;

namespace RecipeRunner.Recipes;

/// <summary>A hash of texts and files. Two plain hashes: the 128 bits of XxHash128 come with vector code that would have to be compiled at each start.</summary>
internal sealed class ContentHash
{
    private readonly XxHash64 first = new(seed: 1);
    private readonly XxHash64 second = new(seed: 2);

    public void Text(string text)
    {
        Append(Encoding.UTF8.GetBytes(text));
        Append([0]);
    }

    /// <summary>A file's path and content.</summary>
    public void File(string path)
    {
        Text(path);
        Bytes(System.IO.File.ReadAllBytes(path));
    }

    /// <summary>Bytes that are made, and lie in no file.</summary>
    public void Bytes(byte[] content)
    {
        Text(content.Length.ToString());
        Append(content);
    }

    /// <summary>The hash as hex.</summary>
    public override string ToString() => $"{first.GetCurrentHashAsUInt64():x16}{second.GetCurrentHashAsUInt64():x16}";

    private void Append(ReadOnlySpan<byte> bytes)
    {
        first.Append(bytes);
        second.Append(bytes);
    }
}
