using RecipeRunner.Resources;

namespace RecipeRunner.Converging;

/// <summary>A place in the resource collection. It holds a declaration, which may be edited until it converges.</summary>
public sealed class ResourceSlot
{
    internal ResourceSlot(Resource declaration, RunContext context)
    {
        Declaration = declaration;
        Context = context;
        Key = declaration.Key;
        Recipe = context.Recipe;
    }

    /// <summary>What is declared now.</summary>
    public Resource Declaration { get; internal set; }

    /// <summary>How it is named in text: <c>service[haproxy]</c>.</summary>
    public string Key { get; }

    /// <summary>Whether its last action changed something (Chef's <c>updated_by_last_action?</c>).</summary>
    public bool Updated { get; internal set; }

    /// <summary>Whether any of its actions changed something.</summary>
    internal bool EverUpdated { get; private set; }

    /// <summary>In a plan: why it is not certain that it changes something; null once one of its actions certainly does.</summary>
    internal string? MayBecause { get; private set; }

    /// <summary>The recipe that declared it.</summary>
    internal RecipeName Recipe { get; }

    /// <summary>The run context that it belongs to: the run's own, or that of a composite resource.</summary>
    internal RunContext Context { get; }

    /// <summary>Whether its names were looked up and its values checked since it was last declared or edited.</summary>
    internal bool IsResolved { get; set; }

    /// <summary>Whether it was taken out of the collection.</summary>
    internal bool IsDeleted { get; set; }

    /// <summary>In a plan: why it may not be declared, or not like this; null when it certainly is.</summary>
    internal string? InDoubt { get; set; }

    /// <summary>Keeps what came of an action.</summary>
    internal void Record(ActionOutcome outcome)
    {
        Updated = outcome.Updated;
        if (!outcome.Updated) return;
        MayBecause = outcome.MayBecause is null || (EverUpdated && MayBecause is null) ? null : outcome.MayBecause;
        EverUpdated = true;
    }

    /// <summary>The key.</summary>
    public override string ToString() => Key;
}

/// <summary>A recipe by cookbook and name: <c>haproxy::default</c>.</summary>
/// <param name="Cookbook">The cookbook.</param>
/// <param name="Name">The recipe in it.</param>
public sealed record RecipeName(string Cookbook, string Name)
{
    /// <summary>No recipe: what is declared outside of one.</summary>
    internal static RecipeName None { get; } = new("", "");

    /// <summary>Reads <c>haproxy</c> or <c>haproxy::install</c>; <c>::install</c> is meant within <paramref name="current"/>.</summary>
    public static RecipeName Parse(string text, string current = "")
    {
        int colons = text.IndexOf("::", StringComparison.Ordinal);
        return colons < 0 ? new(text, "default") : new(colons == 0 ? current : text[..colons], text[(colons + 2)..]);
    }

    /// <summary>Chef's form.</summary>
    public override string ToString() => $"{Cookbook}::{Name}";
}
