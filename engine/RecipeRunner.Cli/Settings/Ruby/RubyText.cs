namespace RecipeRunner.Cli.Settings.Ruby;

/// <summary>Values as text.</summary>
internal static class RubyText
{
    /// <summary>What Ruby puts into a text for a value (<c>to_s</c>); null for lists and hashes, which nobody wants there.</summary>
    public static string? Of(object? value) => value switch
    {
        null => "",
        string text => text,
        RubySymbol symbol => symbol.Name,
        bool flag => flag ? "true" : "false",
        long or double => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}"),
        _ => null,
    };

    /// <summary>A value as it would be written, for messages.</summary>
    public static string Inspect(object? value) => value switch
    {
        null => "nil",
        string text => $"\"{text}\"",
        List<object?> list => $"[{string.Join(", ", list.Select(Inspect))}]",
        IEnumerable<KeyValuePair<string, object?>> => "a hash",
        RubySymbol or RubyStream => value.ToString()!,
        _ => Of(value) ?? value.ToString()!,
    };
}
