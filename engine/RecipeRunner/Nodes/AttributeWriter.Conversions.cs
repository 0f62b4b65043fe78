namespace RecipeRunner.Nodes;

/// <content>What can stand on the right side of an assignment.</content>
public sealed partial class AttributeWriter
{
    /// <summary>Text, or nil for null.</summary>
    public static implicit operator AttributeWriter(string? value) => new((object?)value);

    /// <summary>True or false.</summary>
    public static implicit operator AttributeWriter(bool value) => new((object?)value);

    /// <summary>A whole number.</summary>
    public static implicit operator AttributeWriter(int value) => new((object?)value);

    /// <summary>A whole number.</summary>
    public static implicit operator AttributeWriter(long value) => new((object?)value);

    /// <summary>A number.</summary>
    public static implicit operator AttributeWriter(double value) => new((object?)value);

    /// <summary>A list.</summary>
    public static implicit operator AttributeWriter(Array value) => new((object?)value);

    /// <summary>A list of text.</summary>
    public static implicit operator AttributeWriter(List<string> value) => new((object?)value);

    /// <summary>A map.</summary>
    public static implicit operator AttributeWriter(Dictionary<string, object?> value) => new((object?)value);

    /// <summary>A map of text.</summary>
    public static implicit operator AttributeWriter(Dictionary<string, string> value) => new((object?)value);

    /// <summary>A copy of another attribute; nil for null.</summary>
    public static implicit operator AttributeWriter(AttributeValue? value) => new((object?)value);
}

/// <summary>Lets a list be written as <c>node.Default["a"] = ["x", "y"]</c>; called by the compiler.</summary>
public static class AttributeWriterBuilder
{
    /// <summary>A list of the given items.</summary>
    public static AttributeWriter Create(ReadOnlySpan<object?> items) => new((object)items.ToArray());
}
