namespace RecipeRunner.Nodes;

/// <summary>What a message says was expected for a type.</summary>
internal static class ExpectedWords
{
    public static string Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum ? "one of " + string.Join(", ", Array.ConvertAll(Enum.GetNames(type), Text.SnakeCase.From))
            : ScalarBinding.ExpectedOf(type)
            ?? (CollectionShape.DictionaryItem(type) is not null ? "a map"
            : CollectionShape.ListItem(type) is not null ? "a list"
            : $"a map (for {type.Name})");
    }
}
