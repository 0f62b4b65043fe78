namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>What a C# source of a cookbook is.</summary>
internal enum SourceKind
{
    Recipe,
    Attributes,

    /// <summary>C# of <c>libraries/</c> or <c>resources/</c>.</summary>
    Library,
}
