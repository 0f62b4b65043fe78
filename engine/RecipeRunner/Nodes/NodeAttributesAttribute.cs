namespace RecipeRunner.Nodes;

/// <summary>
/// Declares what the attributes at a path must be. A record or class of a cookbook's libraries that carries it is bound and checked
/// in every run that uses the cookbook, before the first recipe runs; recipes read it with <c>node.Attributes&lt;T&gt;()</c>.
/// </summary>
/// <param name="path">The path of the map, such as <c>haproxy</c> or <c>haproxy.admin</c>. Where nothing is set the record's own defaults hold.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NodeAttributesAttribute(string path) : Attribute
{
    /// <summary>The path of the map.</summary>
    public string Path { get; } = path;

    /// <summary>What to say of keys that the record does not have; by default a warning where one was probably misspelt.</summary>
    public UnknownKeys UnknownKeys { get; set; }
}

/// <summary>What happens to keys that a record of <see cref="NodeAttributesAttribute"/>, or one nested in it, does not have.</summary>
public enum UnknownKeys
{
    /// <summary>
    /// A warning when the key is near one that the record has and was not set by the cookbook itself; others are taken for somebody
    /// else's business, as Chef's cookbooks have it.
    /// </summary>
    WarnOfMisspelt,

    /// <summary>Nothing.</summary>
    Allow,

    /// <summary>Each is an error.</summary>
    Refuse,
}
