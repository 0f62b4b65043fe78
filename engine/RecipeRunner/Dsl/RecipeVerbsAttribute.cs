namespace RecipeRunner.Dsl;

/// <summary>Marks a static class in a cookbook's C# whose methods are verbs: recipes of that cookbook, and of those that depend on it, see them without a using.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RecipeVerbsAttribute : Attribute;
