namespace RecipeRunner.Converging;

/// <summary>The declared resources in their order, found by key without looking at each.</summary>
internal sealed class ResourceCollection
{
    private readonly List<ResourceSlot> slots = [];
    private readonly Dictionary<string, List<ResourceSlot>> duplicates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ResourceSlot> byKey = new(StringComparer.Ordinal);

    public int Count => slots.Count;

    public ResourceSlot this[int index] => slots[index];

    /// <summary>Puts a slot at the end, or at <paramref name="index"/>.</summary>
    public void Add(ResourceSlot slot, int? index = null)
    {
        if (index is { } at) slots.Insert(at, slot);
        else slots.Add(slot);
        if (byKey.TryGetValue(slot.Key, out ResourceSlot? earlier))
        {
            if (!duplicates.TryGetValue(slot.Key, out List<ResourceSlot>? all)) duplicates[slot.Key] = all = [earlier];
            all.Add(slot);
        }
        byKey[slot.Key] = slot;
    }

    /// <summary>The slot of this key, the last declared one as in Chef; null when there is none.</summary>
    public ResourceSlot? Find(string key) => byKey.GetValueOrDefault(key);

    /// <summary>All slots of this key: subscriptions hear every one of them.</summary>
    public IReadOnlyList<ResourceSlot> FindAll(string key) =>
        duplicates.TryGetValue(key, out List<ResourceSlot>? all) ? all : byKey.TryGetValue(key, out ResourceSlot? one) ? [one] : [];

    public bool Remove(string key)
    {
        if (!byKey.Remove(key)) return false;
        duplicates.Remove(key);
        slots.RemoveAll(s => s.Key == key);
        return true;
    }

    public IEnumerable<string> Keys => byKey.Keys;
}
