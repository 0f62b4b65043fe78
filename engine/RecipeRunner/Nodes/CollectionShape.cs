namespace RecipeRunner.Nodes;

/// <summary>Which types count as lists and dictionaries, and of what.</summary>
internal static class CollectionShape
{
    /// <summary>The value type of a dictionary with text keys; null for any other type.</summary>
    public static Type? DictionaryItem(Type type)
    {
        if (!type.IsGenericType || type.GetGenericArguments() is not [var key, var item] || key != typeof(string))
            return null;
        var shape = type.GetGenericTypeDefinition();
        return shape == typeof(Dictionary<,>) || shape == typeof(IDictionary<,>) || shape == typeof(IReadOnlyDictionary<,>)
            || shape == typeof(SortedDictionary<,>) || shape == typeof(OrderedDictionary<,>) ? item : null;
    }

    /// <summary>The item type of an array, list or set; null for any other type.</summary>
    public static Type? ListItem(Type type)
    {
        if (type.IsArray)
            return type.GetElementType();
        if (!type.IsGenericType || type.GetGenericArguments() is not [var item])
            return null;
        var shape = type.GetGenericTypeDefinition();
        return shape == typeof(List<>) || shape == typeof(IList<>) || shape == typeof(IReadOnlyList<>)
            || shape == typeof(IEnumerable<>) || shape == typeof(ICollection<>) || shape == typeof(IReadOnlyCollection<>)
            || shape == typeof(HashSet<>) || shape == typeof(ISet<>) || shape == typeof(IReadOnlySet<>) ? item : null;
    }
}
