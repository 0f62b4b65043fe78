namespace Haproxy;

/// <summary>Values by name, in the order in which they were given, as in a Ruby hash; HAProxy reads many of its keywords in order.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
public abstract class OrderedMap<T> : IEnumerable<Entry<T>>
    where T : class
{
    private readonly List<Entry<T>> entries = [];

    /// <summary>A value by its name; one that is given again keeps its place.</summary>
    public T? this[string name]
    {
        get => entries.Find(e => e.Name == name)?.Value;
        set
        {
            int at = entries.FindIndex(e => e.Name == name);
            if (at < 0) entries.Add(new(name, value));
            else entries[at] = new(name, value);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<Entry<T>> GetEnumerator() => entries.GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A value and its name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
// A class: what the framework has compiled ahead of time serves for it, and a run starts the sooner.
public sealed record Entry<T>(string Name, T? Value)
    where T : class;
