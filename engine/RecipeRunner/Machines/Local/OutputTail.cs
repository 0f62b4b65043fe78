using System.Text;

namespace RecipeRunner.Machines.Local;

/// <summary>The last mebibyte of a stream: however much a command prints, our memory stays bounded.</summary>
internal sealed class OutputTail
{
    internal const int Kept = 1024 * 1024;

    private byte[] bytes = [];
    private int length;
    private long dropped;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (length + bytes.Length > 2 * Kept) Shrink();
        if (length + bytes.Length > this.bytes.Length) Array.Resize(ref this.bytes, Math.Max(length + bytes.Length, this.bytes.Length * 2));
        bytes.CopyTo(this.bytes.AsSpan(length));
        length += bytes.Length;
    }

    public override string ToString()
    {
        if (length > Kept) Shrink();
        ReadOnlySpan<byte> bytes = this.bytes.AsSpan(0, length);
        if (dropped == 0) return Encoding.UTF8.GetString(bytes);
        // Not from the middle of a character.
        while (bytes.Length > 0 && (bytes[0] & 0xc0) == 0x80) bytes = bytes[1..];
        return $"[{dropped} bytes before this were left out]\n{Encoding.UTF8.GetString(bytes)}";
    }

    private void Shrink()
    {
        int drop = length - Kept;
        bytes.AsSpan(drop, Kept).CopyTo(bytes);
        length = Kept;
        dropped += drop;
    }
}
