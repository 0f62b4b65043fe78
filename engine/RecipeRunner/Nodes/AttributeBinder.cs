using System.Collections;
using System.Reflection;
using RecipeRunner.Text;

namespace RecipeRunner.Nodes;

/// <summary>Binds merged attributes to .NET types by reflection, collecting every misfit before it fails.</summary>
/// <param name="unknownKeys">Looks at the keys that records do not have; null when nobody minds them.</param>
internal sealed class AttributeBinder(UnknownKeyCheck? unknownKeys = null)
{
    private readonly List<AttributeBindingError> errors = [];
    private readonly Dictionary<Assembly, bool> annotated = [];

    public IReadOnlyList<AttributeBindingError> Errors => errors;

    public UnknownKeyCheck? UnknownKeys => unknownKeys;

    /// <exception cref="AttributeBindingException">Something does not fit.</exception>
    public static object? Bind(AttributeValue value, Type type, string? file, int line)
    {
        var binder = new AttributeBinder();
        var bound = binder.Convert(value, type);
        return binder.errors.Count == 0 ? bound : throw new AttributeBindingException(value.Path, binder.errors, file, line);
    }

    internal int ErrorCount => errors.Count;

    internal void Fail(AttributeBindingError error) => errors.Add(error);

    /// <summary>Whether a type can carry annotations at all: its assembly would know the one that has them.</summary>
    internal bool IsAnnotated(Type type)
    {
        if (!annotated.TryGetValue(type.Assembly, out var known))
            annotated[type.Assembly] = known = Array.Exists(type.Assembly.GetReferencedAssemblies(), static name => name.Name == "System.ComponentModel.Annotations");
        return known;
    }

    /// <summary>The converted value; null, with an error noted, when it does not fit.</summary>
    internal object? Convert(AttributeValue value, Type type, bool nullable = false, AttributeRules? rules = null)
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
            return ToEnum(value, type) ?? Misfit();
        if (ScalarBinding.ExpectedOf(type) is not null)
            return value.Kind == NodeKind.Scalar && ScalarBinding.TryConvert(value.Scalar, type, out var scalar) ? scalar : Misfit();
        if (CollectionShape.DictionaryItem(type) is { } itemOfMap)
            return value.IsMap ? ToDictionary(value, type, itemOfMap) : Misfit();
        if (CollectionShape.ListItem(type) is { } itemOfList)
            return value.IsList ? ToList(value, type, itemOfList) : Misfit();
        return value.IsMap ? new RecordBinding(this, value, type).Create() : Misfit();

        object? Misfit()
        {
            var expected = ExpectedWords.Of(type);
            errors.Add(AttributeBindingError.Of(value, rules?.Words(expected) ?? expected));
            return null;
        }
    }

    private static object? ToEnum(AttributeValue value, Type type)
    {
        if (value.Kind != NodeKind.Scalar || value.Scalar is not string text)
            return null;
        var names = Enum.GetNames(type);
        var index = Array.FindIndex(names, name => SnakeCase.From(name).Equals(text.Replace('-', '_'), StringComparison.OrdinalIgnoreCase)
            || name.Equals(text, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : Enum.GetValues(type).GetValue(index);
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
