using RecipeRunner.Nodes;

namespace RecipeRunner.Dsl;

/// <summary>The attribute levels that recipes and attribute files write; Chef's <c>node.default</c> and its kin.</summary>
public static partial class Recipe
{
    /// <summary>The <c>default</c> level.</summary>
    public static AttributeWriter Default => node.Default;

    /// <summary>The <c>force_default</c> level.</summary>
    public static AttributeWriter ForceDefault => node.ForceDefault;

    /// <summary>The <c>normal</c> level; node.json is there too.</summary>
    public static AttributeWriter Normal => node.Normal;

    /// <summary>The <c>override</c> level.</summary>
    public static AttributeWriter Override => node.Override;

    /// <summary>The <c>force_override</c> level.</summary>
    public static AttributeWriter ForceOverride => node.ForceOverride;
}
