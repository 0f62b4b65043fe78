using System.Globalization;
using System.Numerics;
using System.Text;

namespace RecipeRunner.Nodes;

/// <summary>How values are written in messages and in text: short, with the type where it helps.</summary>
internal static class ValueText
{
    private const int Longest = 60;

    /// <summary>The value and its type: <c>the string "eighty"</c>, <c>the number 80</c>, <c>a map of 3 keys</c>, <c>nil</c>.</summary>
    public static string Of(object? value) => value switch
    {
        null => "nil",
        bool flag => flag ? "true" : "false",
        string text => $"the string \"{Shorten(text)}\"",
        long or double => $"the number {Plain(value)}",
        IReadOnlyCollection<KeyValuePair<string, object?>> map => $"a map of {Counted(map.Count, "key")}",
        IReadOnlyCollection<object?> list => $"a list of {Counted(list.Count, "item")}",
        BigInteger => $"the number {Plain(value)}",
        _ => Shorten(Plain(value)),
    };

    /// <summary>The text of a value as Ruby's <c>to_s</c> gives it for scalars (nil is empty), and JSON for maps and lists.</summary>
    public static string Plain(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        double number when number == Math.Floor(number) && Math.Abs(number) < 1e16 => number.ToString("F1", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IReadOnlyCollection<KeyValuePair<string, object?>> or IReadOnlyCollection<object?> => Json(value),
        _ => value.ToString() ?? "",
    };

    /// <summary>Compact JSON.</summary>
    public static string Json(object? value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    /// <summary>Compact JSON, cut where it gets long.</summary>
    public static string Short(object? value) => Shorten(Json(value));

    public static string Counted(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string plain:
                WriteString(text, plain);
                break;
            case IReadOnlyCollection<KeyValuePair<string, object?>> map:
                var key = "{";
                foreach (var (name, item) in map)
                {
                    text.Append(key);
                    WriteString(text, name);
                    text.Append(':');
                    Write(text, item);
                    key = ",";
                }
                text.Append(map.Count == 0 ? "{}" : "}");
                break;
            case IReadOnlyCollection<object?> list:
                text.Append('[');
                var separator = "";
                foreach (var item in list)
                {
                    text.Append(separator);
                    Write(text, item);
                    separator = ",";
                }
                text.Append(']');
                break;
            default:
                text.Append(Plain(value));
                break;
        }
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' or '\\' => text.Append('\\').Append(c),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }
        text.Append('"');
    }

    private static string Shorten(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var cut = Math.Min(end < 0 ? text.Length : end, Longest);
        return cut == text.Length ? text : text[..cut] + "...";
    }
}
