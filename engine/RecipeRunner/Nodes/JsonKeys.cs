using Newtonsoft.Json;

namespace RecipeRunner.Nodes;

/// <summary>One string per distinct key: a stack JSON repeats the same few for every instance.</summary>
internal sealed class JsonKeys : JsonNameTable
{
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public JsonKeys() => lookup = keys.GetAlternateLookup<ReadOnlySpan<char>>();

    public override string Get(char[] key, int start, int length)
    {
        var span = key.AsSpan(start, length);
        if (lookup.TryGetValue(span, out var known))
            return known;
        var added = span.ToString();
        keys.Add(added);
        return added;
    }
}
