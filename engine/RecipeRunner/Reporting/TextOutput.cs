using System.Text;

namespace RecipeRunner.Reporting;

/// <summary>The colours that reports use.</summary>
internal enum Ink
{
    Plain = 0,
    Red = 31,
    Green = 32,
    Yellow = 33,
    Cyan = 36,
    Grey = 90,
}

/// <summary>
/// Buffered text on a stream. A reader that went away (<c>| head</c>) silences it: a converge does not end because nobody
/// listens any more. Safe to use from the run's thread and from a timer.
/// </summary>
internal sealed class TextOutput(Stream stream, bool isTerminal = false, bool colours = false)
{
    private const string EraseLine = "\r\u001b[K";

    private readonly Lock gate = new();
    private readonly byte[] buffer = new byte[32 * 1024];
    private int length;
    private bool isTransient;
    private bool isSilent;

    public bool IsTerminal => isTerminal;

    public bool Colours { get; set; } = colours;

    /// <summary>Whether nothing was written since the last line's end.</summary>
    public bool AtLineStart { get; private set; } = true;

    public void Write(ReadOnlySpan<char> text, Ink ink = Ink.Plain)
    {
        if (text.Length == 0) return;
        lock (gate)
        {
            EraseTransient();
            bool painted = Colours && ink != Ink.Plain;
            if (painted) Encode($"\u001b[{(int)ink}m");
            if (isTerminal && FirstControl(text) >= 0) EncodeVisibly(text);
            else Encode(text);
            if (painted) Encode("\u001b[0m");
            AtLineStart = text[^1] == '\n';
        }
    }

    public void WriteLine(ReadOnlySpan<char> text = default, Ink ink = Ink.Plain)
    {
        Write(text, ink);
        Write("\n");
    }

    /// <summary>Writes text that is UTF-8 already.</summary>
    public void Write(ReadOnlySpan<byte> text)
    {
        if (text.Length == 0) return;
        lock (gate)
        {
            EraseTransient();
            Append(text);
            AtLineStart = text[^1] == (byte)'\n';
        }
    }

    public void EnsureLineStart()
    {
        if (!AtLineStart) Write("\n");
    }

    /// <summary>Shows a line that disappears before anything else is written.</summary>
    public void ShowTransient(string text)
    {
        lock (gate)
        {
            if (!AtLineStart) Encode("\n");
            AtLineStart = true;
            Encode(EraseLine);
            Encode(text);
            isTransient = true;
            Send();
        }
    }

    public void Flush()
    {
        lock (gate)
        {
            EraseTransient();
            Send();
        }
    }

    private void EraseTransient()
    {
        if (!isTransient) return;
        isTransient = false;
        Encode(EraseLine);
    }

    private void EncodeVisibly(ReadOnlySpan<char> text)
    {
        while (FirstControl(text) is >= 0 and int at)
        {
            Encode(text[..at]);
            char c = text[at];
            Encode(c < ' ' ? ['^', (char)(c + '@')] : "^?");
            text = text[(at + 1)..];
        }
        Encode(text);
    }

    // What could steer a terminal; a diff or an attribute may contain anything. A loop, because vectorized searches are not
    // compiled ahead of time, and compiling them costs more than it saves.
    private static int FirstControl(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
            if (char.IsControl(text[i]) && text[i] is not ('\n' or '\t'))
                return i;
        return -1;
    }

    private void Encode(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            ReadOnlySpan<char> part = text.Length > 4096 ? text[..(char.IsHighSurrogate(text[4095]) ? 4095 : 4096)] : text;
            int most = Encoding.UTF8.GetMaxByteCount(part.Length);
            if (buffer.Length - length < most) Send();
            length += Encoding.UTF8.GetBytes(part, buffer.AsSpan(length));
            text = text[part.Length..];
        }
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        if (buffer.Length - length < text.Length) Send();
        if (text.Length > buffer.Length)
        {
            Deliver(text);
            return;
        }
        text.CopyTo(buffer.AsSpan(length));
        length += text.Length;
    }

    private void Send()
    {
        Deliver(buffer.AsSpan(0, length));
        length = 0;
    }

    private void Deliver(ReadOnlySpan<byte> text)
    {
        if (isSilent || text.Length == 0) return;
        try
        {
            stream.Write(text);
        }
        catch (IOException)
        {
            isSilent = true;
        }
    }
}
