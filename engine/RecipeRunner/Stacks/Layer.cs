namespace RecipeRunner.Stacks;

/// <summary>A layer of a stack: instances that do the same work. Its instances are read when they are first asked for.</summary>
public sealed class Layer
{
    private readonly Func<IEnumerable<Instance>>? read;

    internal Layer(string shortName, Func<IEnumerable<Instance>>? read = null) => (ShortName, this.read) = (shortName, read);

    /// <summary>The short name, by which layers are known: the key in <c>opsworks.layers</c>, the <c>role</c> of an instance.</summary>
    public string ShortName { get; }

    /// <summary>Whether the stack has this layer.</summary>
    public bool Exists => read is not null;

    /// <summary>The name for people.</summary>
    public string? Name { get; internal init; }

    /// <summary>The layer's id, a GUID.</summary>
    public string? Id { get; internal init; }

    /// <summary>
    /// Its instances, ordered by host name: with Chef 11 those that were online when the JSON was made, else in every status.
    /// Empty for a layer that does not exist.
    /// </summary>
    public IReadOnlyList<Instance> Instances => field ??= read is null ? [] : [.. read().OrderBy(i => i.HostName, StringComparer.Ordinal)];

    /// <summary>Those of its instances that can be talked to: online, and with a private address. Ordered by host name.</summary>
    public IReadOnlyList<Instance> Online => field ??= [.. Instances.Where(i => i.IsOnline && i.PrivateIp is not null)];

    /// <summary>The short name.</summary>
    public override string ToString() => ShortName;
}
