using System.Text;

namespace RecipeRunner.DataBags;

/// <summary>Base64 as Ruby's <c>encode64</c> writes it: lines of 60 characters, each ended.</summary>
internal static class RubyBase64
{
    private const int LineLength = 60;

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<char> text = Convert.ToBase64String(bytes);
        var lines = new StringBuilder(text.Length + (text.Length / LineLength) + 1);
        for (; text.Length > LineLength; text = text[LineLength..]) lines.Append(text[..LineLength]).Append('\n');
        return text.Length == 0 ? "" : lines.Append(text).Append('\n').ToString();
    }

    /// <summary>The bytes; null for what is not base64. White space anywhere is passed over.</summary>
    public static byte[]? Decode(string text)
    {
        byte[] bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int length) ? bytes[..length] : null;
    }
}
