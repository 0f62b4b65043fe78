using System.Reflection;
using System.Runtime.CompilerServices;
using RecipeRunner.Text;

namespace RecipeRunner.Nodes;

/// <summary>Makes a record or class of a map: constructor parameters first, then settable and init-only properties.</summary>
internal static class RecordBinding
{
    public static object? Create(AttributeBinder binder, AttributeValue map, Type type)
    {
        if (Constructor(type) is not { } constructor)
            throw new ArgumentException($"attributes cannot bind to {type}: it has no public constructor");
        var parameters = constructor.GetParameters();
        var arguments = new object?[parameters.Length];
        var given = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var fits = true;
        for (var i = 0; i < parameters.Length; i++)
        {
            given.Add(parameters[i].Name!);
            fits &= Argument(binder, map, parameters[i], out arguments[i]);
        }

        var values = new List<(PropertyInfo Property, object? Value)>();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.SetMethod is not { IsPublic: true } || property.GetIndexParameters().Length > 0 || given.Contains(property.Name))
                continue;
            if (Find(map, property.Name) is { } value)
            {
                fits &= TryBind(binder, value, property.PropertyType, () => IsNullable(property), out var bound);
                values.Add((property, bound));
            }
            else if (property.IsDefined(typeof(RequiredMemberAttribute)))
            {
                fits = Missing(binder, map, property.Name, property.PropertyType);
            }
        }
        return fits ? Build(binder, map, constructor, arguments, values) : null;
    }

    private static bool Argument(AttributeBinder binder, AttributeValue map, ParameterInfo parameter, out object? bound)
    {
        if (Find(map, parameter.Name!) is { } value)
            return TryBind(binder, value, parameter.ParameterType, () => IsNullable(parameter), out bound);
        bound = parameter.HasDefaultValue ? parameter.DefaultValue : null;
        if (parameter.HasDefaultValue && bound is null && parameter.ParameterType.IsValueType)
            bound = Activator.CreateInstance(parameter.ParameterType);
        return parameter.HasDefaultValue || Nullable.GetUnderlyingType(parameter.ParameterType) is not null
            || (!parameter.ParameterType.IsValueType && IsNullable(parameter))
            || Missing(binder, map, parameter.Name!, parameter.ParameterType);
    }

    private static bool TryBind(AttributeBinder binder, AttributeValue value, Type type, Func<bool> nullable, out object? bound)
    {
        var before = binder.ErrorCount;
        // Nullability is only looked up for a nil, since looking is slow.
        bound = binder.Convert(value, type, value.IsNull && !type.IsValueType && nullable());
        return binder.ErrorCount == before;
    }

    private static object? Build(
        AttributeBinder binder, AttributeValue map, ConstructorInfo constructor, object?[] arguments, List<(PropertyInfo Property, object? Value)> values)
    {
        try
        {
            var built = constructor.Invoke(arguments);
            foreach (var (property, value) in values)
                property.SetValue(built, value);
            return built;
        }
        catch (TargetInvocationException e) when (e.InnerException is ArgumentException or FormatException or OverflowException or InvalidOperationException)
        {
            // The record validates itself; what it says is what was expected.
            binder.Fail(AttributeBindingError.Of(map, e.InnerException.Message));
            return null;
        }
    }

    private static bool Missing(AttributeBinder binder, AttributeValue map, string name, Type type)
    {
        var key = SnakeCase.From(name);
        var expected = ScalarBinding.ExpectedOf(Nullable.GetUnderlyingType(type) ?? type)
            ?? (CollectionShape.DictionaryItem(type) is not null ? "a map" : CollectionShape.ListItem(type) is not null ? "a list" : type.Name);
        binder.Fail(new(AttributePath.Format([.. map.PathKeys(), key]), "missing", expected + "." + Text.Nearest.Hint(key, map.Keys), null));
        return false;
    }

    private static AttributeValue? Find(AttributeValue map, string name) => map.Dig(SnakeCase.From(name)) ?? map.Dig(name);

    private static bool IsNullable(PropertyInfo property) =>
        new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;

    private static bool IsNullable(ParameterInfo parameter) =>
        new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;

    private static ConstructorInfo? Constructor(Type type)
    {
        if (type.IsAbstract)
            return null;
        ConstructorInfo? widest = null;
        foreach (var constructor in type.GetConstructors())
        {
            var parameters = constructor.GetParameters();
            var copies = parameters.Length == 1 && parameters[0].ParameterType == type;
            if (!copies && (widest is null || parameters.Length > widest.GetParameters().Length))
                widest = constructor;
        }
        return widest;
    }
}
