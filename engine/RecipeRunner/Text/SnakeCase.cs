namespace RecipeRunner.Text;

/// <summary>PascalCase and camelCase names to snake_case keys: <c>HTTPPort2</c> becomes <c>http_port2</c>.</summary>
internal static class SnakeCase
{
    /// <summary>The same string when it has no capital.</summary>
    public static string From(string name)
    {
        var capitals = 0;
        foreach (var c in name)
        {
            if (char.IsUpper(c))
                capitals++;
        }
        if (capitals == 0)
            return name;

        Span<char> text = name.Length <= 128 ? stackalloc char[2 * name.Length] : new char[2 * name.Length];
        var length = 0;
        for (var i = 0; i < name.Length; i++)
        {
            if (StartsWord(name, i))
                text[length++] = '_';
            text[length++] = char.ToLowerInvariant(name[i]);
        }
        return new string(text[..length]);
    }

    private static bool StartsWord(string name, int i)
    {
        if (i == 0 || !char.IsUpper(name[i]) || name[i - 1] == '_')
            return false;
        return !char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]));
    }
}
