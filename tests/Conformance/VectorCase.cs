using System.Text.Json;

namespace RecipeRunner.Tests.Conformance;

/// <summary>One case of a vector file.</summary>
public sealed record VectorCase(string File, string Kind, string Name, JsonElement Json)
{
    public JsonElement Input => Json.GetProperty("input");

    public JsonElement Result => Json.GetProperty("result");

    public JsonElement? Find(string property) => Json.TryGetProperty(property, out var value) ? value : null;

    public override string ToString() => Name;
}
