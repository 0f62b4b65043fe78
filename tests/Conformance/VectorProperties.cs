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

    public JsonElement? Find(string name)
    {
        asked.Add(name);
        return properties.TryGetProperty(name, out var value) ? value : null;
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

    private static int Number(JsonElement value) => value.ValueKind == JsonValueKind.Object ? value.GetProperty("integer").GetInt32() : value.GetInt32();
}
