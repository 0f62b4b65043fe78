using System.Collections;
using RecipeRunner.Text;

namespace RecipeRunner.Nodes;

/// <summary>Binds merged attributes to .NET types by reflection, collecting every misfit before it fails.</summary>
internal sealed class AttributeBinder
{
    private readonly List<AttributeBindingError> errors = [];

    /// <exception cref="AttributeBindingException">Something does not fit.</exception>
    public static object? Bind(AttributeValue value, Type type, string? file, int line)
    {
        var binder = new AttributeBinder();
        var bound = binder.Convert(value, type);
        return binder.errors.Count == 0 ? bound : throw new AttributeBindingException(value.Path, binder.errors, file, line);
    }

    internal int ErrorCount => errors.Count;

    internal void Fail(AttributeBindingError error) => errors.Add(error);

    /// <summary>The converted value; null, with an error noted, when it does not fit.</summary>
    internal object? Convert(AttributeValue value, Type type, bool nullable = false)
    {
        if (type == typeof(AttributeValue))
            return value;
        if (type == typeof(object))
            return value.ToPlain();
        var underlying = Nullable.GetUnderlyingType(type);
        if (value.IsNull && (nullable || underlying is not null))
            return null;
        type = underlying ?? type;

        if (type.IsEnum)
            return ToEnum(value, type);
        if (ScalarBinding.ExpectedOf(type) is { } expected)
        {
            return value.Kind == NodeKind.Scalar && ScalarBinding.TryConvert(value.Scalar, type, out var scalar)
                ? scalar : Misfit(value, expected);
        }
        if (CollectionShape.DictionaryItem(type) is { } itemOfMap)
            return value.IsMap ? ToDictionary(value, type, itemOfMap) : Misfit(value, "a map");
        if (CollectionShape.ListItem(type) is { } itemOfList)
            return value.IsList ? ToList(value, type, itemOfList) : Misfit(value, "a list");
        return value.IsMap ? RecordBinding.Create(this, value, type) : Misfit(value, $"a map (for {type.Name})");
    }

    private object? Misfit(AttributeValue value, string expected)
    {
        errors.Add(AttributeBindingError.Of(value, expected));
        return null;
    }

    private object? ToEnum(AttributeValue value, Type type)
    {
        var names = Array.ConvertAll(Enum.GetNames(type), SnakeCase.From);
        if (value.Kind == NodeKind.Scalar && value.Scalar is string text)
        {
            var index = Array.FindIndex(names, name => name.Equals(text.Replace('-', '_'), StringComparison.OrdinalIgnoreCase));
            if (index < 0)
                index = Array.FindIndex(Enum.GetNames(type), name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
            if (index >= 0)
                return Enum.GetValues(type).GetValue(index);
        }
        return Misfit(value, "one of " + string.Join(", ", names));
    }

    private object ToDictionary(AttributeValue value, Type type, Type item)
    {
        var concrete = type.IsInterface ? typeof(Dictionary<,>).MakeGenericType(typeof(string), item) : type;
        var dictionary = (IDictionary)Activator.CreateInstance(concrete)!;
        foreach (var (key, element) in value)
        {
            var before = errors.Count;
            var converted = Convert(element, item, nullable: !item.IsValueType && element.IsNull);
            if (errors.Count == before)
                dictionary.Add(key, converted);
        }
        return dictionary;
    }

    private object ToList(AttributeValue value, Type type, Type item)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        foreach (var element in value)
        {
            var before = errors.Count;
            var converted = Convert(element, item);
            if (errors.Count == before)
                list.Add(converted);
        }
        if (type.IsAssignableFrom(list.GetType()))
            return list;
        if (type.IsClass && !type.IsArray)
            return Activator.CreateInstance(type, list)!;
        var array = Array.CreateInstance(item, list.Count);
        list.CopyTo(array, 0);
        return type.IsArray ? array : Activator.CreateInstance(typeof(HashSet<>).MakeGenericType(item), array)!;
    }
}
