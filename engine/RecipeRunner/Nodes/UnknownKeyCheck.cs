using RecipeRunner.Text;

namespace RecipeRunner.Nodes;

/// <summary>Looks at the keys that a record does not have.</summary>
internal sealed class UnknownKeyCheck(UnknownKeys policy, string cookbook, Action<string> warn)
{
    /// <param name="binder">Takes the errors.</param>
    /// <param name="map">What the record is bound to.</param>
    /// <param name="known">The keys that the record has.</param>
    public void Check(AttributeBinder binder, AttributeValue map, HashSet<string> known)
    {
        if (policy == UnknownKeys.Allow)
            return;
        foreach (var key in map.Keys)
        {
            // A key may be written as the property is, too.
            if (known.Contains(SnakeCase.From(key)) || map.Dig(key) is not { } value)
                continue;
            if (policy == UnknownKeys.Refuse)
                binder.Fail(AttributeBindingError.Of(value, $"one of {string.Join(", ", known.Order(StringComparer.Ordinal))}.{Nearest.Hint(key, known)}"));
            else if (!IsOwn(value.Origin) && Nearest.Hint(key, known) is { Length: > 0 } hint)
                warn($"attribute {value.Path} is {value.Describe()}, but cookbook {cookbook} does not know it.{hint}");
        }
    }

    /// <summary>What a cookbook sets itself is meant, even if its record does not have it.</summary>
    private bool IsOwn(Origin origin) => origin.Name.StartsWith(cookbook + "::", StringComparison.Ordinal)
        && origin.Kind is OriginKind.AttributeFile or OriginKind.Recipe or OriginKind.Library;
}
