using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using RecipeRunner.Nodes;

namespace RecipeRunner.Tests.Conformance;

/// <summary>Turns vector JSON into what a recipe would hold, and into one canonical text to compare.</summary>
internal static class VectorJson
{
    public static object? Plain(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetInt64(out var whole) ? whole
            : BigInteger.TryParse(json.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var big) ? (object)big
            : json.GetDouble(),
        JsonValueKind.Array => json.EnumerateArray().Select(Plain).ToList(),
        _ => json.EnumerateObject().ToDictionary(property => property.Name, property => Plain(property.Value)),
    };

    /// <summary>The value as it stands on the right side of an assignment.</summary>
    public static AttributeWriter? Assignable(object? plain) => plain switch
    {
        null => null,
        string text => text,
        bool flag => flag,
        long whole => whole,
        double number => number,
        BigInteger big => new AttributeWriter((object)big),
        List<object?> items => [.. items],
        Dictionary<string, object?> map => map,
        var other => throw new InvalidOperationException($"{other} cannot be assigned"),
    };

    public static string Text(JsonElement json) => Text(Plain(json));

    public static string Text(object? plain) => ValueText.Json(plain);

    /// <summary>Puts a value into a JSON document at a path, making objects on the way.</summary>
    public static void Put(JsonObject target, JsonElement path, JsonElement value)
    {
        var keys = path.EnumerateArray().Select(key => key.ToString()).ToArray();
        foreach (var key in keys[..^1])
        {
            if (target[key] is not JsonObject next)
                target[key] = next = [];
            target = next;
        }
        target[keys[^1]] = value.ValueKind == JsonValueKind.Null ? null : JsonNode.Parse(value.GetRawText());
    }
}
