namespace RecipeRunner.Nodes;

/// <summary>How a path is written: <c>haproxy.port</c>, <c>servers[0].name</c>; a key that is no plain word stands in quotes.</summary>
internal static class AttributePath
{
    public static string Format(IReadOnlyList<string> path)
    {
        if (path.Count == 0)
            return "node";
        var text = "";
        foreach (var key in path)
            text = Join(text, key);
        return text;
    }

    /// <summary>The inverse of <see cref="Format"/>: <c>a."b.c".d</c> becomes a, b.c, d.</summary>
    public static string[] Parse(string text)
    {
        var keys = new List<string>();
        for (var i = 0; i < text.Length;)
        {
            var quoted = text[i] == '"';
            var start = quoted ? i + 1 : i;
            var end = quoted ? text.IndexOf('"', start) : text.AsSpan(start).IndexOfAny('.', '[') is var dot && dot < 0 ? text.Length : start + dot;
            if (end < 0)
                end = text.Length;
            keys.Add(text[start..end].TrimEnd(']'));
            i = quoted ? end + 1 : end;
            if (i < text.Length && text[i] is '.' or '[')
                i++;
        }
        return [.. keys];
    }

    private static string Join(string text, string key)
    {
        var written = IsPlain(key) ? key : $"\"{key}\"";
        return text.Length == 0 ? written : $"{text}.{written}";
    }

    private static bool IsPlain(string key)
    {
        if (key.Length == 0)
            return false;
        foreach (var c in key)
        {
            if (c is '.' or '[' or ']' or '"' || char.IsWhiteSpace(c))
                return false;
        }
        return true;
    }
}
