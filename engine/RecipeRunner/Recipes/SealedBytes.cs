using System.IO.Hashing;

namespace RecipeRunner.Recipes;

/// <summary>Content that ends with its own hash, so that a file which a power cut left half written is not taken for a whole one.</summary>
internal static class SealedBytes
{
    private const int HashLength = 8;

    public static byte[] Seal(byte[] content) => [.. content, .. XxHash64.Hash(content)];

    /// <summary>The content; null when it is not whole.</summary>
    public static byte[]? Open(byte[] bytes)
    {
        if (bytes.Length < HashLength) return null;
        ReadOnlySpan<byte> content = bytes.AsSpan(..^HashLength);
        return XxHash64.Hash(content).AsSpan().SequenceEqual(bytes.AsSpan(^HashLength..)) ? content.ToArray() : null;
    }
}
