namespace RecipeRunner.Nodes;

/// <summary>A map or a list: what a path can go through.</summary>
internal abstract class ContainerNode(Origin origin) : AttributeNode(origin)
{
    /// <summary>What lies below a key, or at a number of a list; null when nothing does.</summary>
    public abstract AttributeNode? Child(string key);

    /// <summary>Whether something can be put there: any key of a map, and for a list a number.</summary>
    public abstract bool CanHold(string key);

    /// <summary>Puts a value there. It remembers what it replaces.</summary>
    public abstract void Set(string key, AttributeNode value);
}
