using Newtonsoft.Json;

namespace RecipeRunner.Nodes;

/// <summary>
/// One string per distinct key: a stack JSON repeats the same few for every instance.
/// (A set with a span lookup would do the same, but costs the first run a millisecond of JIT.)
/// </summary>
internal sealed class JsonKeys : JsonNameTable
{
    private string?[] slots = new string?[256];
    private int count;

    public override string Get(char[] key, int start, int length)
    {
        var text = key.AsSpan(start, length);
        var slot = Find(text);
        if (slots[slot] is { } known)
            return known;
        if (2 * ++count > slots.Length)
        {
            Grow();
            slot = Find(text);
        }
        return slots[slot] = text.ToString();
    }

    private int Find(ReadOnlySpan<char> text)
    {
        var slot = string.GetHashCode(text) & (slots.Length - 1);
        while (slots[slot] is { } other && !text.SequenceEqual(other))
            slot = (slot + 1) & (slots.Length - 1);
        return slot;
    }

    private void Grow()
    {
        var old = slots;
        slots = new string?[2 * old.Length];
        foreach (var key in old)
        {
            if (key is not null)
                slots[Find(key)] = key;
        }
    }
}
