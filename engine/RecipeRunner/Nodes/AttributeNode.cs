namespace RecipeRunner.Nodes;

internal enum NodeKind
{
    Scalar,
    List,
    Map,
}

/// <summary>One stored value of one level, with who set it and what stood there before.</summary>
internal abstract class AttributeNode(Origin origin)
{
    public Origin Origin { get; } = origin;

    /// <summary>The value that stood here before in the same level, if any.</summary>
    public PastValue? Past { get; set; }

    public abstract NodeKind Kind { get; }

    /// <summary>Plain .NET data: null, bool, long, BigInteger, double, string, List of object, OrderedDictionary of object.</summary>
    public abstract object? ToPlain();

    /// <summary>Equal as Ruby's <c>eql?</c> sees it: 1 and 1.0 differ, the order of keys does not matter.</summary>
    public abstract bool SameAs(AttributeNode other);

    public abstract int ContentHash();

    /// <summary>A deep copy that keeps origins and history.</summary>
    public AttributeNode Copy()
    {
        var copy = CopyContent();
        copy.Past = Past;
        return copy;
    }

    protected abstract AttributeNode CopyContent();
}

/// <summary>null, bool, long, BigInteger (beyond 64 bits), double or string.</summary>
internal sealed class ScalarNode(object? value, Origin origin) : AttributeNode(origin)
{
    public object? Value { get; } = value;

    public override NodeKind Kind => NodeKind.Scalar;

    public override object? ToPlain() => Value;

    public override bool SameAs(AttributeNode other) => other is ScalarNode scalar && Equals(Value, scalar.Value);

    public override int ContentHash() => Value?.GetHashCode() ?? 0;

    protected override AttributeNode CopyContent() => new ScalarNode(Value, Origin);
}

/// <summary>Compares nodes by content, for array union.</summary>
internal sealed class NodeContentComparer : IEqualityComparer<AttributeNode>
{
    public static readonly NodeContentComparer Instance = new();

    public bool Equals(AttributeNode? x, AttributeNode? y) => ReferenceEquals(x, y) || (x is not null && y is not null && x.SameAs(y));

    public int GetHashCode(AttributeNode obj) => obj.ContentHash();
}
