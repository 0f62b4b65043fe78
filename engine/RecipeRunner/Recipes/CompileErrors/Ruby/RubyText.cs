using Microsoft.CodeAnalysis.CSharp;

namespace RecipeRunner.Recipes.CompileErrors.Ruby;

/// <summary>A line of Ruby, read from left to right: plain values come out as they are in C#, and null stands for what is no plain value.</summary>
internal sealed class RubyText(string line)
{
    private int at;

    /// <summary>The next character that is no blank; NUL at the end of the line, or before a comment.</summary>
    public char Peek()
    {
        while (at < line.Length && char.IsWhiteSpace(line[at])) at++;
        return at == line.Length || line[at] == '#' ? '\0' : line[at];
    }

    public bool IsAtEnd => Peek() == '\0';

    public bool Takes(char wanted)
    {
        if (Peek() != wanted) return false;
        at++;
        return true;
    }

    /// <summary>A name in Ruby's letters.</summary>
    public string? Word()
    {
        if (!char.IsAsciiLetter(Peek())) return null;
        return Run(c => char.IsAsciiLetterOrDigit(c) || c == '_');
    }

    /// <summary>A text, a number, true, false, nil, a symbol, a list of those, or an attribute of the node.</summary>
    public string? Value() => Peek() switch
    {
        '\'' => SingleQuoted(),
        '"' => DoubleQuoted(),
        ':' => Symbol() is { } symbol ? Pascal.From(symbol) : null,
        '[' => List(),
        '%' => Words(),
        >= '1' and <= '9' => Run(char.IsAsciiDigit),
        '0' => Run(char.IsAsciiDigit) is "0" ? "0" : null,
        _ => Word() switch
        {
            "true" => "true",
            "false" => "false",
            "nil" => "null",
            "node" when Path() is { } path => $"node{path}",
            _ => null,
        },
    };

    /// <summary>An octal number, as text; null for anything else.</summary>
    public string? Octal()
    {
        if (Peek() != '0') return null;
        return Run(char.IsAsciiDigit) is { Length: > 1 } digits ? $"\"{digits}\"" : null;
    }

    /// <summary>Keys in square brackets, one or more.</summary>
    public string? Path()
    {
        string path = "";
        while (Takes('['))
        {
            string? key = Peek() switch
            {
                '\'' => SingleQuoted(),
                '"' => DoubleQuoted(),
                ':' => Symbol() is { } symbol ? $"\"{symbol}\"" : null,
                _ => null,
            };
            if (key is null || !Takes(']')) return null;
            path += $"[{key}]";
        }
        return path.Length > 0 ? path : null;
    }

    private string? Symbol()
    {
        Takes(':');
        return Word();
    }

    private string? SingleQuoted()
    {
        int end = line.IndexOf('\'', at + 1);
        if (end < 0 || line.AsSpan(at, end - at).Contains('\\')) return null;
        string text = line[(at + 1)..end];
        at = end + 1;
        return SymbolDisplay.FormatLiteral(text, quote: true);
    }

    /// <summary>What C# writes alike: no values within, and none but the common escapes.</summary>
    private string? DoubleQuoted()
    {
        int begin = at++;
        for (; at < line.Length && line[at] != '"'; at++)
        {
            if (line[at] == '#' && at + 1 < line.Length && line[at + 1] is '{' or '@' or '$') return null;
            if (line[at] == '\\' && (++at == line.Length || line[at] is not ('n' or 't' or '"' or '\\'))) return null;
        }
        return at < line.Length ? line[begin..++at] : null;
    }

    private string? List()
    {
        Takes('[');
        var values = new List<string>();
        while (!Takes(']'))
        {
            if (values.Count > 0 && !Takes(',') || Value() is not { } value) return null;
            values.Add(value);
        }
        return $"[{string.Join(", ", values)}]";
    }

    private string? Words()
    {
        int end = line.IndexOf(')', at);
        if (end < 0 || !line.AsSpan(at).StartsWith("%w(")) return null;
        string[] words = line[(at + 3)..end].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        at = end + 1;
        return $"[{string.Join(", ", words.Select(w => SymbolDisplay.FormatLiteral(w, quote: true)))}]";
    }

    private string Run(Func<char, bool> belongs)
    {
        int begin = at;
        while (at < line.Length && belongs(line[at])) at++;
        return line[begin..at];
    }
}
