using System.Diagnostics.CodeAnalysis;

namespace RecipeRunner.Nodes;

/// <summary>The root of the automatic level: asks the provider for a key at most once, and only when the key is read.</summary>
internal sealed class AutomaticMap(IAutomaticAttributes provider) : MapNode(new Origin(OriginSource.Automatic))
{
    private readonly HashSet<string> pending = new(provider.Keys, StringComparer.Ordinal);

    public override OrderedDictionary<string, AttributeNode> Entries
    {
        get
        {
            foreach (var key in provider.Keys)
                Gather(key);
            return Stored;
        }
    }

    public override IEnumerable<string> Keys
    {
        get
        {
            foreach (var key in pending)
                yield return key;
            foreach (var key in Stored.Keys)
                yield return key;
        }
    }

    /// <summary>Whether a key is what the machine says, and not what somebody wrote over it.</summary>
    public bool IsFact(string key) => pending.Contains(key) || (Stored.TryGetValue(key, out var value) && value.Origin.Kind == OriginKind.Automatic);

    public override bool TryGet(string key, [NotNullWhen(true)] out AttributeNode? value)
    {
        Gather(key);
        return base.TryGet(key, out value);
    }

    public override void Set(string key, AttributeNode value)
    {
        // A key that is written whole need not be gathered first.
        pending.Remove(key);
        base.Set(key, value);
    }

    public override AttributeNode? Remove(string key, Origin by)
    {
        Gather(key);
        return base.Remove(key, by);
    }

    private void Gather(string key)
    {
        if (pending.Remove(key) && provider.Gather(key) is { } value)
            base.Set(key, AttributeNodes.From(value, Origin));
    }
}
