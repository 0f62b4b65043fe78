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

    /// <summary>The lines of all keywords, or of those that are asked for, with something in front.</summary>
    internal IReadOnlyList<string> Lines(string prefix = "", Func<string, bool>? isWanted = null)
    {
        var lines = new List<string>();
        foreach (Entry<Setting> option in this)
            if (isWanted?.Invoke(option.Name) != false)
                (option.Value ?? Alone).AddLines(prefix + option.Name, lines);
        return lines;
    }

    private static readonly Setting Alone = ""!;
}
