using System.Diagnostics.CodeAnalysis;

namespace RecipeRunner.Nodes;

/// <content>Conversions. A number given as text is taken where the text is a number, and a number where text is wanted.</content>
public sealed partial class AttributeValue
{
    /// <summary>The value as any type that attributes bind to: numbers, text, enums, lists, dictionaries, records.</summary>
    /// <exception cref="AttributeBindingException">It does not fit; the error lists everything that does not.</exception>
    public T As<T>() => (T)AttributeBinder.Bind(this, typeof(T), file, line)!;

    /// <summary>As text.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator string?(AttributeValue? value) => value?.Convert<string>("a string", ScalarConversion.TryString);

    /// <summary>As a whole number of 32 bits.</summary>
    public static implicit operator int(AttributeValue value) => value.Convert<int>("a whole number", ScalarConversion.TryInt);

    /// <summary>As a whole number of 64 bits.</summary>
    public static implicit operator long(AttributeValue value) => value.Convert<long>("a whole number", ScalarConversion.TryLong);

    /// <summary>As a number.</summary>
    public static implicit operator double(AttributeValue value) => value.Convert<double>("a number", ScalarConversion.TryDouble);

    /// <summary>As true or false; text is not taken for either.</summary>
    public static implicit operator bool(AttributeValue value) => value.Convert<bool>("true or false", ScalarConversion.TryBool);

    /// <summary>As a whole number, or null for a missing value: <c>(int?)node.Read("a", "b") ?? 80</c>.</summary>
    public static implicit operator int?(AttributeValue? value) => value is null || value.IsNull ? null : (int)value;

    /// <summary>As a whole number, or null for a missing value.</summary>
    public static implicit operator long?(AttributeValue? value) => value is null || value.IsNull ? null : (long)value;

    /// <summary>As a number, or null for a missing value.</summary>
    public static implicit operator double?(AttributeValue? value) => value is null || value.IsNull ? null : (double)value;

    /// <summary>As true or false, or null for a missing value.</summary>
    public static implicit operator bool?(AttributeValue? value) => value is null || value.IsNull ? null : (bool)value;

    /// <summary>As an array of text.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator string[]?(AttributeValue? value) => value?.Texts();

    /// <summary>Equal in content.</summary>
    public static bool operator ==(AttributeValue? left, AttributeValue? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Different in content.</summary>
    public static bool operator !=(AttributeValue? left, AttributeValue? right) => !(left == right);

    private delegate bool TryConvert<T>(object? value, [MaybeNullWhen(false)] out T result);

    private T Convert<T>(string expected, TryConvert<T> convert) =>
        Noted is ScalarNode scalar && convert(scalar.Value, out var result) ? result : throw WrongType(expected);

    private string[] Texts()
    {
        if (Kind != NodeKind.List)
            throw WrongType("a list");
        var texts = new List<string>();
        foreach (string text in this)
            texts.Add(text);
        return [.. texts];
    }

    private AttributeBindingException WrongType(string expected) =>
        new(Path, [AttributeBindingError.Of(this, expected)], file, line);
}
