using System.Text.Json;
using RecipeRunner.Nodes;

namespace RecipeRunner.Testing.Fakes;

/// <summary>Automatic attributes from a dictionary.</summary>
internal sealed class FakeFacts(IReadOnlyDictionary<string, object?> facts) : IAutomaticAttributes
{
    private readonly Dictionary<string, object?> facts = new(facts, StringComparer.Ordinal);

    public IReadOnlyCollection<string> Keys => facts.Keys;

    public object? Gather(string key) => facts.GetValueOrDefault(key);

    /// <summary>Lays others over them; maps are merged.</summary>
    public void Merge(JsonElement others)
    {
        foreach (JsonProperty other in others.EnumerateObject()) facts[other.Name] = Merged(facts.GetValueOrDefault(other.Name), other.Value);
    }

    private static object? Merged(object? fact, JsonElement other) => other.ValueKind switch
    {
        JsonValueKind.Object => Map(fact as IReadOnlyDictionary<string, object?>, other),
        JsonValueKind.Array => other.EnumerateArray().Select(item => Merged(null, item)).ToList(),
        JsonValueKind.String => other.GetString(),
        JsonValueKind.Number => other.TryGetInt64(out long whole) ? whole : other.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static Dictionary<string, object?> Map(IReadOnlyDictionary<string, object?>? fact, JsonElement other)
    {
        var map = fact is null ? new Dictionary<string, object?>(StringComparer.Ordinal) : new(fact, StringComparer.Ordinal);
        foreach (JsonProperty entry in other.EnumerateObject()) map[entry.Name] = Merged(map.GetValueOrDefault(entry.Name), entry.Value);
        return map;
    }
}
