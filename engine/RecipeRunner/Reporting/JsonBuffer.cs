using System.Buffers.Text;
using System.Text;

namespace RecipeRunner.Reporting;

/// <summary>
/// Writes JSON as UTF-8. Its own, because it is used in every run: loading either JSON library for it costs more than a small
/// run takes.
/// </summary>
internal sealed class JsonBuffer
{
    private byte[] bytes = new byte[1024];
    private bool comma;

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, Length);

    public void Clear() => (Length, comma) = (0, false);

    public JsonBuffer BeginObject(string? name = null) => Begin(name, (byte)'{');

    public JsonBuffer EndObject() => End((byte)'}');

    public JsonBuffer BeginArray(string? name = null) => Begin(name, (byte)'[');

    public JsonBuffer EndArray() => End((byte)']');

    public JsonBuffer String(string? name, string? value)
    {
        Name(name);
        if (value is null) Raw("null"u8);
        else Quoted(value);
        return this;
    }

    public JsonBuffer Number(string? name, long value)
    {
        Name(name);
        Utf8Formatter.TryFormat(value, Room(20), out int written);
        Length += written;
        return this;
    }

    /// <summary>Milliseconds with three decimals.</summary>
    public JsonBuffer Milliseconds(string? name, TimeSpan time)
    {
        Name(name);
        Utf8Formatter.TryFormat((decimal)Math.Round(time.TotalMilliseconds, 3), Room(40), out int written);
        Length += written;
        return this;
    }

    public JsonBuffer Boolean(string? name, bool value)
    {
        Name(name);
        Raw(value ? "true"u8 : "false"u8);
        return this;
    }

    /// <summary>An instant in UTC, ISO 8601.</summary>
    public JsonBuffer Time(string? name, DateTimeOffset at) => String(name, at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));

    /// <summary>A value that is JSON already.</summary>
    public JsonBuffer Value(string? name, ReadOnlySpan<byte> json)
    {
        Name(name);
        Raw(json);
        return this;
    }

    public JsonBuffer NewLine()
    {
        Raw("\n"u8);
        comma = false;
        return this;
    }

    private JsonBuffer Begin(string? name, byte bracket)
    {
        Name(name);
        Raw([bracket]);
        comma = false;
        return this;
    }

    private JsonBuffer End(byte bracket)
    {
        Raw([bracket]);
        comma = true;
        return this;
    }

    private void Name(string? name)
    {
        if (comma) Raw(","u8);
        comma = true;
        if (name is null) return;
        Quoted(name);
        Raw(":"u8);
    }

    private void Quoted(ReadOnlySpan<char> text)
    {
        Raw("\""u8);
        while (FirstEscaped(text) is >= 0 and int at)
        {
            Utf8(text[..at]);
            Escape(text[at]);
            text = text[(at + 1)..];
        }
        Utf8(text);
        Raw("\""u8);
    }

    // A loop, because vectorized searches are not compiled ahead of time.
    private static int FirstEscaped(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
            if (text[i] is < ' ' or '"' or '\\' or '\u007f' or '\u2028' or '\u2029')
                return i;
        return -1;
    }

    private void Escape(char c)
    {
        switch (c)
        {
            case '"': Raw("\\\""u8); break;
            case '\\': Raw("\\\\"u8); break;
            case '\n': Raw("\\n"u8); break;
            case '\r': Raw("\\r"u8); break;
            case '\t': Raw("\\t"u8); break;
            default: Utf8($"\\u{(int)c:x4}"); break;
        }
    }

    // A lone surrogate becomes U+FFFD: the output is always valid UTF-8.
    private void Utf8(ReadOnlySpan<char> text) => Length += Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));

    private void Raw(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        Length += text.Length;
    }

    private Span<byte> Room(int size)
    {
        if (bytes.Length - Length < size) Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + size));
        return bytes.AsSpan(Length);
    }
}
