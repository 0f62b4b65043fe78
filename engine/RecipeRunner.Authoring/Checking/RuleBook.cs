namespace RecipeRunner.Authoring.Checking;

/// <summary>All rules, by their codes.</summary>
internal static class RuleBook
{
    /// <summary>The rules in the order of their codes.</summary>
    public static IReadOnlyList<Rule> Rules { get; } =
    [
    ];
}
