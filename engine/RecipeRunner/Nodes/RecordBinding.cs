using System.Reflection;
using System.Runtime.CompilerServices;
using RecipeRunner.Text;

namespace RecipeRunner.Nodes;

/// <summary>Makes a record or class of a map: constructor parameters first, then settable and init-only properties.</summary>
internal sealed class RecordBinding(AttributeBinder binder, AttributeValue map, Type type)
{
    private readonly bool isAnnotated = binder.IsAnnotated(type);
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);
    private bool fits = true;

    /// <summary>The record; null, with errors noted, when something does not fit.</summary>
    public object? Create()
    {
        if (Constructor(type) is not { } constructor)
            throw new ArgumentException($"attributes cannot bind to {type}: it has no public constructor");
        var arguments = Array.ConvertAll(constructor.GetParameters(), Argument);
        var values = new List<(PropertyInfo Property, object? Value)>();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.SetMethod is not { IsPublic: true } || property.GetIndexParameters().Length > 0 || names.Contains(property.Name))
                continue;
            var rules = isAnnotated ? AttributeRules.Of(property, property.Name) : null;
            if (Find(property.Name) is { } value)
                values.Add((property, Bound(value, property.PropertyType, rules, () => IsNullable(property))));
            else if (property.IsDefined(typeof(RequiredMemberAttribute)) || rules is { IsRequired: true })
                Miss(property.Name, property.PropertyType, rules);
        }
        binder.UnknownKeys?.Check(binder, map, keys);
        return fits ? Build(constructor, arguments, values) : null;
    }

    private object? Argument(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        var rules = isAnnotated ? AttributeRules.Of(parameter, parameter.Name!) : null;
        if (Find(parameter.Name!) is { } value)
            return Bound(value, type, rules, () => IsNullable(parameter));
        if (parameter.HasDefaultValue)
            return parameter.DefaultValue ?? (type.IsValueType ? Activator.CreateInstance(type) : null);
        if (Nullable.GetUnderlyingType(type) is null && (type.IsValueType || !IsNullable(parameter)))
            Miss(parameter.Name!, type, rules);
        return null;
    }

    private object? Bound(AttributeValue value, Type type, AttributeRules? rules, Func<bool> nullable)
    {
        var before = binder.ErrorCount;
        // Nullability is only looked up for a nil, since looking is slow.
        var bound = binder.Convert(value, type, value.IsNull && !type.IsValueType && nullable(), rules);
        if (binder.ErrorCount == before && rules?.Refuses(bound) == true)
            binder.Fail(AttributeBindingError.Of(value, rules.Words(ExpectedWords.Of(type))));
        fits &= binder.ErrorCount == before;
        return bound;
    }

    private object? Build(ConstructorInfo constructor, object?[] arguments, List<(PropertyInfo Property, object? Value)> values)
    {
        try
        {
            var built = constructor.Invoke(arguments);
            foreach (var (property, value) in values)
                property.SetValue(built, value);
            if (isAnnotated)
                Complain(built);
            return built;
        }
        catch (TargetInvocationException e) when (e.InnerException is ArgumentException or FormatException or OverflowException or InvalidOperationException)
        {
            // The record validates itself; what it says is what was expected.
            binder.Fail(AttributeBindingError.Of(map, e.InnerException.Message));
            return null;
        }
    }

    private void Complain(object built)
    {
        foreach (var (key, expected) in AttributeRules.Complaints(built))
        {
            if ((key is null ? map : map.Dig(key)) is { } value)
                binder.Fail(AttributeBindingError.Of(value, expected));
            else
                Missing(key!, expected);
        }
    }

    private void Miss(string name, Type type, AttributeRules? rules)
    {
        fits = false;
        var expected = ExpectedWords.Of(type);
        Missing(SnakeCase.From(name), rules?.Words(expected) ?? expected);
    }

    private void Missing(string key, string expected) =>
        binder.Fail(new(AttributePath.Format([.. map.PathKeys(), key]), "missing", expected + "." + Nearest.Hint(key, map.Keys), null));

    /// <summary>The value of a property, by its name in snake_case or as it is.</summary>
    private AttributeValue? Find(string name)
    {
        var key = SnakeCase.From(name);
        names.Add(name);
        keys.Add(key);
        return map.Dig(key) ?? map.Dig(name);
    }

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
