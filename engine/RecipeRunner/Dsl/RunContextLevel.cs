namespace RecipeRunner.Dsl;

/// <summary>A context that lines of a composite resource may speak to; see <see cref="Recipe.WithRunContext{T}"/>.</summary>
public enum RunContextLevel
{
    /// <summary>The run's own, that of the recipes (Chef's <c>:root</c>).</summary>
    Root,

    /// <summary>The one around the present composite resource (Chef's <c>:parent</c>).</summary>
    Parent,
}
