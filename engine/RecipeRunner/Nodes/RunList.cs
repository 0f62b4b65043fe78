using System.Collections;

namespace RecipeRunner.Nodes;

/// <summary>An ordered run list without repeats, as it was given: roles are not expanded.</summary>
public sealed class RunList : IReadOnlyList<RunListItem>
{
    private readonly List<RunListItem> items = [];

    /// <summary>A run list of the given items; a repeated one counts once, as in Chef.</summary>
    public RunList(params IEnumerable<RunListItem> items)
    {
        foreach (var item in items)
        {
            if (!this.items.Exists(present => present.Kind == item.Kind && present.Name == item.Name && present.Version == item.Version))
                this.items.Add(item);
        }
    }

    /// <summary>No items.</summary>
    public static RunList Empty { get; } = new();

    /// <summary>The number of items.</summary>
    public int Count => items.Count;

    /// <summary>The item at a position, from 0.</summary>
    public RunListItem this[int index] => items[index];

    /// <summary>Reads items; each text may hold several, separated by commas, as on a command line.</summary>
    /// <exception cref="FormatException">A text is no run list item.</exception>
    public static RunList Parse(params IEnumerable<string> texts)
    {
        var parsed = new List<RunListItem>();
        foreach (var text in texts)
        {
            foreach (var item in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                parsed.Add(RunListItem.Parse(item));
        }
        return new RunList(parsed);
    }

    /// <summary>Whether an item is in the list as it was given: <c>recipe[x]</c>, <c>role[r]</c>, or a bare <c>x</c> for a recipe.</summary>
    /// <exception cref="FormatException">The text is no run list item.</exception>
    public bool Contains(string item) => items.Contains(RunListItem.Parse(item));

    /// <summary>The items in order.</summary>
    public IEnumerator<RunListItem> GetEnumerator() => items.GetEnumerator();

    /// <summary>The items as Chef writes them: <c>recipe[x], role[r]</c>.</summary>
    public override string ToString() => string.Join(", ", items);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
