using RecipeRunner.Text;

namespace AppLayer;

/// <summary>
/// Reads a map of attributes that lies over another one: what the upper does not say stands in the lower, in maps within as well, and
/// null takes away what the lower says. A mistake names the attribute and who set it.
/// </summary>
/// <param name="path">Where the upper map stands, or would stand.</param>
/// <param name="maps">The maps, the upper first; those that are missing are null.</param>
public sealed class SettingsReader(string path, params AttributeValue?[] maps)
{
    private const int MostPort = 65535;

    private readonly List<string> known = [];
    private readonly Dictionary<string, SettingsReader> inner = [];

    /// <summary>A value of any kind; null when nobody says anything.</summary>
    public AttributeValue? Value(string key)
    {
        if (!known.Contains(key)) known.Add(key);
        foreach (AttributeValue? map in maps)
            if (map is not null && map.Has(key))
                return map[key] is { IsNull: false } value ? value : null;
        return null;
    }

    /// <summary>A text on one line, of the form that is wanted.</summary>
    public string? Text(string key, string form = "a text", Func<string, bool>? isRight = null) => Value(key) is { } value ? Line(value, form, isRight) : null;

    /// <summary>Texts: one, or a list of them.</summary>
    public IReadOnlyList<string> Texts(string key, string form = "a text", Func<string, bool>? isRight = null)
    {
        var texts = new List<string>();
        if (Value(key) is not { } value) return texts;
        if (!value.IsList) texts.Add(Line(value, form, isRight));
        else
            foreach (AttributeValue item in value) texts.Add(Line(item, form, isRight));
        return texts;
    }

    /// <summary>One of several words.</summary>
    public string? Word(string key, params string[] words) => Text(key, string.Join(" or ", words), text => Array.IndexOf(words, text) >= 0);

    /// <summary>A time in HAProxy's words.</summary>
    public string? Time(string key) => Text(key, "a time such as 500ms or 2s", static text => ((HaproxyTime)text).Problem is null);

    /// <summary>A whole number, also as text, as custom JSON often has it.</summary>
    public int? Number(string key, int least, int most = int.MaxValue) => Value(key) is { } value ? Number(value, least, most) : null;

    /// <summary>A port.</summary>
    public int? Port(string key) => Number(key, 1, MostPort);

    /// <summary>Ports: one, or a list of them.</summary>
    public IReadOnlyList<int> Ports(string key, params int[] otherwise)
    {
        if (Value(key) is not { } value) return otherwise;
        var ports = new List<int>();
        if (!value.IsList) ports.Add(Number(value, 1, MostPort));
        else
            foreach (AttributeValue item in value) ports.Add(Number(item, 1, MostPort));
        return ports;
    }

    /// <summary>Whole numbers by name.</summary>
    public IReadOnlyDictionary<string, int> Numbers(string key, int least, int most)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        if (Map(key) is not { } map) return numbers;
        foreach (string name in map.Keys())
            if (map.Number(name, least, most) is { } number)
                numbers[name] = number;
        return numbers;
    }

    /// <summary>True or false; false when nobody says anything.</summary>
    public bool Flag(string key) => Word(key, "true", "false") == "true";

    /// <summary>A map within; null when nobody says anything.</summary>
    public SettingsReader? Map(string key)
    {
        if (inner.TryGetValue(key, out SettingsReader? reader)) return reader;
        if (Value(key) is null) return null;
        var within = new List<AttributeValue?>();
        foreach (AttributeValue? map in maps)
        {
            if (map is null || !map.Has(key)) continue;
            if (map[key].IsNull) break;
            within.Add(map[key].IsMap ? map[key] : throw Wrong(map[key], "a map"));
        }
        return inner[key] = new($"{path}.{key}", [.. within]);
    }

    /// <summary>A mistake in what somebody said, or that nobody said anything.</summary>
    public Exception Wrong(string key, string expected) =>
        Value(key) is { } value ? Wrong(value, expected) : Mistake.Of($"The attribute {path}.{key} is missing; expected {expected}.");

    /// <summary>Refuses what nobody asked for: a name that is misspelt would else do nothing, and say nothing.</summary>
    public void RefuseOthers()
    {
        foreach (AttributeValue? map in maps)
        {
            if (map is null) continue;
            if (!map.IsMap) throw Wrong(map, "a map");
            foreach (string key in map.Keys)
                if (!known.Contains(key))
                    throw Mistake.Of($"There is no setting {map.Path}.{key} (set by {map[key].Origin}).{Nearest.Hint(key, known)} Known here: {string.Join(", ", known)}.");
        }
        foreach (SettingsReader reader in inner.Values) reader.RefuseOthers();
    }

    private SortedSet<string> Keys()
    {
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        foreach (AttributeValue? map in maps)
            if (map is not null)
                keys.UnionWith(map.Keys);
        return keys;
    }

    private static int Number(AttributeValue value, int least, int most) =>
        !value.IsMap && !value.IsList && int.TryParse(value.ToString(), out int number) && number >= least && number <= most ? number
            : throw Wrong(value, most == int.MaxValue ? $"a whole number from {least}" : $"a whole number from {least} to {most}");

    private static string Line(AttributeValue value, string form, Func<string, bool>? isRight)
    {
        if (value.IsMap || value.IsList) throw Wrong(value, form);
        string text = value.ToString();
        foreach (char c in text)
            if (char.IsControl(c))
                throw Wrong(value, $"{form} on one line");
        return text.Length > 0 && isRight?.Invoke(text) != false ? text : throw Wrong(value, form);
    }

    private static Exception Wrong(AttributeValue value, string expected)
    {
        // Whatever a password is, it is not shown.
        string shown = value.IsMap ? "a map" : value.IsList ? "a list" : value.Key == "password" ? "not right" : $"'{value}'";
        return Mistake.Of($"The attribute {value.Path} is {shown} (set by {value.Origin}); expected {expected}.");
    }
}
