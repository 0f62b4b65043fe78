using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace RecipeRunner.Resources;

/// <summary>An action of a resource, by Chef's name: <c>create</c>, <c>start</c>, <c>nothing</c>...</summary>
/// <param name="Name">Chef's name, snake case.</param>
public sealed record ResourceAction(string Name)
{
    /// <summary>Does nothing by itself: the resource waits to be notified.</summary>
    public static ResourceAction Nothing { get; } = new("nothing");

    /// <summary>An action by its name.</summary>
    public static implicit operator ResourceAction(string name) => new(name);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

/// <summary>Some values where often one is meant: a single one converts, and null entries are dropped.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
[CollectionBuilder(typeof(Many), nameof(Many.Create))]
public sealed class Many<T> : IReadOnlyList<T>
{
    private readonly T[] items;

    internal Many(T[] items) => this.items = items;

    /// <summary>How many there are.</summary>
    public int Count => items.Length;

    /// <summary>One of them.</summary>
    public T this[int index] => items[index];

    /// <summary>A single value.</summary>
    public static implicit operator Many<T>(T value) => new(value is null ? [] : [value]);

    /// <summary>An array's values; null stays null, an unset property.</summary>
    [return: NotNullIfNotNull(nameof(values))]
    public static implicit operator Many<T>?(T[]? values) => values is null ? null : Many.Create<T>(values);

    /// <summary>These values and more, as a recipe's <c>x with { Servers = x.Servers.And(more) }</c> wants it.</summary>
    public Many<T> And(params IEnumerable<T> more) => new([.. items, .. more]);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => items.GetEnumerator();
}

/// <summary>Builds a <see cref="Many{T}"/> from a collection expression.</summary>
public static class Many
{
    /// <summary>The values without the nulls.</summary>
    public static Many<T> Create<T>(ReadOnlySpan<T?> values)
    {
        var kept = new List<T>(values.Length);
        foreach (T? value in values)
            if (value is not null)
                kept.Add(value);
        return new([.. kept]);
    }
}
