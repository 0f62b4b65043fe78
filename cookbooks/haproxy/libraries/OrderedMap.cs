namespace Haproxy;

/// <summary>Values by name, in the order in which they were given, as in a Ruby hash; HAProxy reads many of its keywords in order.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
public abstract class OrderedMap<T> : IReadOnlyCollection<KeyValuePair<string, T?>>
{
    private readonly List<KeyValuePair<string, T?>> entries = [];

    /// <summary>How many there are.</summary>
    public int Count => entries.Count;

    /// <summary>A value by its name; one that is given again keeps its place.</summary>
    public T? this[string name]
    {
        get => entries.Find(e => e.Key == name).Value;
        set
        {
            int at = entries.FindIndex(e => e.Key == name);
            if (at < 0) entries.Add(new(name, value));
            else entries[at] = new(name, value);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, T?>> GetEnumerator() => entries.GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}
