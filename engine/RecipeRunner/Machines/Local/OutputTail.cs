using System.Text;

namespace RecipeRunner.Machines.Local;

/// <summary>The last mebibyte of a stream: however much a command prints, our memory stays bounded.</summary>
internal sealed class OutputTail
{
    internal const int Kept = 1024 * 1024;

    private byte[] _bytes = [];
    private int _length;
    private long _dropped;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (_length + bytes.Length > 2 * Kept) Shrink();
        if (_length + bytes.Length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_length + bytes.Length, _bytes.Length * 2));
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    public override string ToString()
    {
        if (_length > Kept) Shrink();
        ReadOnlySpan<byte> bytes = _bytes.AsSpan(0, _length);
        if (_dropped == 0) return Encoding.UTF8.GetString(bytes);
        // Not from the middle of a character.
        while (bytes.Length > 0 && (bytes[0] & 0xc0) == 0x80) bytes = bytes[1..];
        return $"[{_dropped} bytes before this were left out]\n{Encoding.UTF8.GetString(bytes)}";
    }

    private void Shrink()
    {
        int drop = _length - Kept;
        _bytes.AsSpan(drop, Kept).CopyTo(_bytes);
        _length = Kept;
        _dropped += drop;
    }
}
