namespace RecipeRunner.Recipes.CompileErrors.Ruby;

/// <summary>
/// The statements that most files of Chef begin with, in C#: a resource with its properties, an <c>include_recipe</c>, an attribute
/// that is set. All others are left alone, and so is one with a line that is more than a name and plain values.
/// </summary>
internal static class RubyStatement
{
    private const int Widest = 100;

    /// <summary>The statement that begins the lines; null when it cannot be said for certain.</summary>
    public static string? InCSharp(ReadOnlySpan<string> lines)
    {
        var text = new RubyText(lines[0]);
        string? name = text.Word();
        if (name == "node" && text.Takes('.')) name = text.Word();
        if (name is null) return null;
        if (text.Peek() == '[') return Attribute(name, text);
        if (text.Value() is not { } subject) return null;
        if (text.IsAtEnd) return $"{Pascal.From(name)}({subject});";
        return text.Word() == "do" && text.IsAtEnd ? Block(name, subject, lines) : null;
    }

    private static string? Attribute(string level, RubyText text)
    {
        if (level is not ("default" or "normal" or "override" or "force_default" or "force_override")) return null;
        return text.Path() is { } path && text.Takes('=') && text.Value() is { } value && text.IsAtEnd ? $"{Pascal.From(level)}{path} = {value};" : null;
    }

    private static string? Block(string name, string subject, ReadOnlySpan<string> lines)
    {
        var properties = new OrderedDictionary<string, string>();
        var signals = new OrderedDictionary<string, List<string>>();
        int i = 1;
        for (; i < lines.Length && lines[i].Trim() != "end"; i++)
        {
            var text = new RubyText(lines[i]);
            if (text.IsAtEnd) continue;
            if (text.Word() is not { } property) return null;
            if (property is "notifies" or "subscribes")
            {
                if (Signal(text) is not { } signal) return null;
                if (!signals.TryGetValue(Pascal.From(property), out List<string>? known)) signals.Add(Pascal.From(property), known = []);
                known.Add(signal);
            }
            else if (Value(property, text) is not { } value || !text.IsAtEnd || !properties.TryAdd(Pascal.From(property), value))
            {
                return null;
            }
        }
        if (i == lines.Length) return null;
        foreach ((string property, List<string> all) in signals) properties.Add(property, $"[{string.Join(", ", all)}]");
        return Written(Pascal.From(name), subject, properties);
    }

    private static string? Value(string property, RubyText text)
    {
        if (property == "mode" && text.Octal() is { } mode) return mode;
        string? value = text.Value();
        return property == "source" && value?.EndsWith(".erb\"", StringComparison.Ordinal) == true ? $"{value[..^5]}.sbn\"" : value;
    }

    private static string? Signal(RubyText text)
    {
        if (text.Value() is not { } action || !text.Takes(',') || text.Value() is not { } resource) return null;
        string? timing = text.Takes(',') ? text.Value() : "Delayed";
        if (timing is null || !text.IsAtEnd) return null;
        return timing is "Delayed" ? $"new({action}, {resource})" : $"new({action}, {resource}, {(timing == "Immediate" ? "Immediately" : timing)})";
    }

    private static string Written(string verb, string subject, OrderedDictionary<string, string> properties)
    {
        if (properties.Count == 0) return $"{verb}({subject});";
        string line = $"{verb}({subject}, new() {{ {string.Join(", ", properties.Select(p => $"{p.Key} = {p.Value}"))} }});";
        return properties.Count <= 2 && line.Length <= Widest ? line
            : $"{verb}({subject}, new()\n{{\n{string.Concat(properties.Select(p => $"    {p.Key} = {p.Value},\n"))}}});";
    }
}
