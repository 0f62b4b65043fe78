namespace Haproxy;

/// <summary>
/// HAProxy's own keywords, in order: <c>new() { ["stick-table"] = "type ip size 200k", ["disabled"] = "", ["redirect"] = ["a", "b"] }</c>.
/// A list repeats the keyword, and an empty text or null leaves it alone on its line.
/// </summary>
public sealed class Options : OrderedMap<Setting>
{
    /// <summary>An attribute that is a map.</summary>
    public static implicit operator Options(AttributeValue map)
    {
        var options = new Options();
        foreach ((string keyword, AttributeValue value) in map) options[keyword] = value;
        return options;
    }

    /// <summary>The lines of the keywords that are asked for.</summary>
    internal IEnumerable<string> Lines(Func<string, bool> isWanted) =>
        from option in this
        where isWanted(option.Key)
        from text in option.Value ?? (Setting)""!
        select $"{option.Key} {text}".TrimEnd();
}
