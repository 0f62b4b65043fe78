namespace RecipeRunner.Nodes;

/// <summary>The automatic attributes of a machine, each gathered only when it is first read.</summary>
public interface IAutomaticAttributes
{
    /// <summary>The top-level keys that there are.</summary>
    IReadOnlyCollection<string> Keys { get; }

    /// <summary>The value of one top-level key; null when it cannot be told.</summary>
    object? Gather(string key);
}
