namespace RecipeRunner.Nodes;

/// <summary>What a run list item names.</summary>
public enum RunListItemKind
{
    /// <summary>A recipe.</summary>
    Recipe,

    /// <summary>A role, which expands to its own run list.</summary>
    Role,
}

/// <summary>One item of a run list: <c>recipe[x]</c>, <c>recipe[x::y@1.2.0]</c>, <c>role[r]</c>, or a bare <c>x::y</c>.</summary>
/// <param name="Kind">Recipe or role.</param>
/// <param name="Name">The name as written: <c>x</c> and <c>x::default</c> are the same recipe, but stay two names, as in Chef.</param>
/// <param name="Version">The exact cookbook version that is asked for, or null.</param>
public sealed record RunListItem(RunListItemKind Kind, string Name, string? Version = null)
{
    /// <summary>Reads an item as Chef does.</summary>
    /// <exception cref="FormatException">The text is no run list item.</exception>
    public static RunListItem Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Inside(text, "role[") is { } role)
            return new(RunListItemKind.Role, role);
        var name = Inside(text, "recipe[") ?? text;
        if (name.Length == 0 || name.AsSpan().ContainsAny('[', ']'))
            throw Bad(text);
        var at = name.IndexOf('@');
        if (at < 0)
            return new(RunListItemKind.Recipe, name);
        var version = name[(at + 1)..];
        if (at == 0 || !CookbookVersion.TryParse(version, out _))
            throw new FormatException($"run list item \"{text}\": \"{version}\" is no version; write x@1.2 or x@1.2.3");
        return new(RunListItemKind.Recipe, name[..at], version);
    }

    /// <summary>The item as Chef writes it: <c>recipe[x::y@1.2.0]</c>.</summary>
    public override string ToString() =>
        $"{(Kind == RunListItemKind.Role ? "role" : "recipe")}[{Name}{(Version is null ? "" : "@" + Version)}]";

    private static string? Inside(string text, string opening) =>
        text.StartsWith(opening, StringComparison.Ordinal) && text.EndsWith(']') && text.Length > opening.Length + 1
            && !text.AsSpan(opening.Length, text.Length - opening.Length - 1).ContainsAny('[', ']')
            ? text[opening.Length..^1] : null;

    private static FormatException Bad(string text)
    {
        var open = text.IndexOf('[');
        var hint = open > 0 ? RecipeRunner.Text.Nearest.Hint(text[..open], ["recipe", "role"]) : "";
        return new($"run list item \"{text}\" is neither recipe[name], role[name] nor a bare cookbook::recipe.{hint}");
    }
}
