namespace RecipeRunner.Converging;

/// <summary>The declared resources in their order, found by key without looking at each.</summary>
internal sealed class ResourceCollection
{
    private readonly List<ResourceSlot> slots = [];
    private readonly Dictionary<string, ResourceSlot> byKey = new(StringComparer.Ordinal);
    private int next;
    private int? insertAt;

    public int Count => slots.Count;

    public ResourceSlot this[int index] => slots[index];

    /// <summary>Puts a slot at the end; while resources converge, behind the present one and what was put there already.</summary>
    public void Add(ResourceSlot slot)
    {
        if (insertAt is { } at)
        {
            slots.Insert(at, slot);
            insertAt = at + 1;
        }
        else
        {
            slots.Add(slot);
        }
        byKey[slot.Key] = slot;
    }

    /// <summary>The next one to converge; null when all had their turn.</summary>
    public ResourceSlot? MoveNext()
    {
        if (next == slots.Count) return null;
        ResourceSlot slot = slots[next++];
        insertAt = next;
        return slot;
    }

    /// <summary>What is declared from now on goes to the end, and has no turn any more.</summary>
    public void EndTurns() => insertAt = null;

    /// <summary>The slot of this key, the last declared one as in Chef; null when there is none.</summary>
    public ResourceSlot? Find(string key) => byKey.GetValueOrDefault(key);

    /// <summary>Takes out all slots of this key, and gives back the last declared one; null when there is none.</summary>
    public ResourceSlot? Remove(string key)
    {
        if (!byKey.Remove(key, out ResourceSlot? last)) return null;
        for (int i = slots.Count - 1; i >= 0; i--)
        {
            if (slots[i].Key != key) continue;
            slots[i].IsDeleted = true;
            slots.RemoveAt(i);
            if (i < next) next--;
            if (i < insertAt) insertAt--;
        }
        return last;
    }

    public IEnumerable<string> Keys => byKey.Keys;
}
