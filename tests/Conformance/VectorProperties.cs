using System.Text.Json;
using RecipeRunner.Resources;

namespace RecipeRunner.Tests.Conformance;

/// <summary>The properties of a declaration in a vector, as a C# recipe would write them.</summary>
internal sealed class VectorProperties(JsonElement properties)
{
    private readonly HashSet<string> asked = [];

    public string? Text(string name) => Find(name)?.GetString();

    public bool Flag(string name, bool otherwise = false) => Find(name)?.GetBoolean() ?? otherwise;

    /// <summary>Numbers are written as {"integer": value, "ruby": as written}.</summary>
    public int? Number(string name) => Find(name) is { } value ? Number(value) : null;

    public string[]? Texts(string name) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(one => one.GetString()!)] : [value.GetString()!];

    public int[]? Numbers(string name) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(Number)] : [Number(value)];

    /// <summary>C# has no octal numbers: a mode given as a number is written as the octal text of the same bits.</summary>
    public string? Mode(string name = "mode") =>
        Find(name) is { ValueKind: JsonValueKind.Object } value ? Convert.ToString(Number(value), 8).PadLeft(4, '0') : Text(name);

    public AccountName? Account(string name) => Find(name) is { ValueKind: JsonValueKind.Object } value ? Number(value) : Text(name);

    /// <summary>A value of null is a property that is not set.</summary>
    public JsonElement? Find(string name)
    {
        asked.Add(name);
        return properties.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    /// <summary>What nobody asked for would be left out without a word.</summary>
    public void ThrowIfUnknown(string of)
    {
        foreach (var property in properties.EnumerateObject())
        {
            if (!asked.Contains(property.Name))
                throw new InvalidOperationException($"the vectors have a new property of {of}, {property.Name}");
        }
    }

    public bool? Choice(string name) => Find(name)?.GetBoolean();

    /// <summary>Octal text; a number is written as the octal text of the same bits.</summary>
    public string? Octal(string name) => Mode(name);

    /// <summary>Seconds, also as text and with a fraction.</summary>
    public TimeSpan? Time(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } value => TimeSpan.FromSeconds(Number(value)),
        { ValueKind: JsonValueKind.String } text => TimeSpan.FromSeconds(double.Parse(text.GetString()!, System.Globalization.CultureInfo.InvariantCulture)),
        { } number => TimeSpan.FromSeconds(number.GetDouble()),
    };

    /// <summary>How many backups; Ruby's false is none.</summary>
    public int? Backups(string name) => Find(name) is { ValueKind: JsonValueKind.False } ? 0 : Number(name);

    public Dictionary<string, string?>? Map(string name) =>
        Find(name)?.EnumerateObject().ToDictionary(one => one.Name, one => one.Value.ValueKind == JsonValueKind.String ? one.Value.GetString() : one.Value.ValueKind == JsonValueKind.Null ? null : one.Value.ToString());

    private static int Number(JsonElement value) => value.ValueKind == JsonValueKind.Object ? value.GetProperty("integer").GetInt32() : value.GetInt32();
}
