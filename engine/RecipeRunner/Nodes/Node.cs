using System.Runtime.CompilerServices;
using RecipeRunner.Stacks;

namespace RecipeRunner.Nodes;

/// <summary>The machine as recipes see it: its merged attributes, its name, environment and run list.</summary>
public sealed class Node
{
    private readonly AttributeValue root;

    internal Node(string name, IAutomaticAttributes? automatic = null)
    {
        Name = name;
        Tree = new AttributeTree(automatic);
        root = Tree.View();
    }

    /// <summary>The node's name; the host's full name unless the run was given another.</summary>
    public string Name { get; }

    /// <summary>The name of the environment; <c>_default</c> when none was given.</summary>
    public string Environment { get; internal set; } = ChefEnvironment.DefaultName;

    /// <summary>The run list as it was given, roles not expanded. Chef's expanded one is <c>node["expanded_run_list"]</c>.</summary>
    public RunList RunList { get; internal set; } = RunList.Empty;

    /// <summary>Values that recipes hand to each other within one run; nothing in it is an attribute.</summary>
    public Dictionary<string, object?> RunState { get; } = [];

    /// <summary>Writes <c>default</c> attributes.</summary>
    public AttributeWriter Default => new(Tree, AttributeLevel.Default);

    /// <summary>Writes <c>force_default</c> attributes.</summary>
    public AttributeWriter ForceDefault => new(Tree, AttributeLevel.ForceDefault);

    /// <summary>Writes <c>normal</c> attributes. They last for this run only.</summary>
    public AttributeWriter Normal => new(Tree, AttributeLevel.Normal);

    /// <summary>Writes <c>override</c> attributes.</summary>
    public AttributeWriter Override => new(Tree, AttributeLevel.Override);

    /// <summary>Writes <c>force_override</c> attributes.</summary>
    public AttributeWriter ForceOverride => new(Tree, AttributeLevel.ForceOverride);

    /// <summary>The <c>env_default</c> level, which the environment fills: <c>node.EnvironmentDefault.Read("a", "b")</c>.</summary>
    public AttributeWriter EnvironmentDefault => new(Tree, AttributeLevel.EnvironmentDefault);

    /// <summary>The <c>role_default</c> level, which the roles fill.</summary>
    public AttributeWriter RoleDefault => new(Tree, AttributeLevel.RoleDefault);

    /// <summary>The <c>role_override</c> level, which the roles fill.</summary>
    public AttributeWriter RoleOverride => new(Tree, AttributeLevel.RoleOverride);

    /// <summary>The <c>env_override</c> level, which the environment fills.</summary>
    public AttributeWriter EnvironmentOverride => new(Tree, AttributeLevel.EnvironmentOverride);

    /// <summary>Writes <c>automatic</c> attributes, which nothing beats.</summary>
    public AttributeWriter Automatic => new(Tree, AttributeLevel.Automatic);

    /// <summary>The keys of the merged attributes at the top. Gathers every automatic attribute.</summary>
    public IReadOnlyCollection<string> Keys => root.Keys;

    internal AttributeTree Tree { get; }

    /// <summary>The stack as it was last read; it holds until something is written.</summary>
    internal SeenStack? LastStack { get; set; }

    /// <summary>The merged attribute of a key.</summary>
    /// <param name="key">A top-level key.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="MissingAttributeException">No level has the key; the message names the nearest ones.</exception>
    public AttributeValue this[string key, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0] => root[key, file, line];

    /// <summary>
    /// The optional read: null when a step of the path is missing, lies below a scalar, or the value is nil (Chef's <c>node.read</c>).
    /// <c>node.Read("haproxy", "port") ?? 80</c>.
    /// </summary>
    public AttributeValue? Read(params ReadOnlySpan<string> path) => root.Read(path);

    /// <summary>True when the path exists, nil included (Chef's <c>exist?</c>).</summary>
    public bool Has(params ReadOnlySpan<string> path) => root.Has(path);

    /// <summary>
    /// Whether the run list asks for a recipe, or it ran already (Chef's <c>node.recipe?</c>). A recipe that was only included is known
    /// by its full name: <c>web::default</c>.
    /// </summary>
    public bool HasRecipe(string name) => RunList.Contains(name) || Lists("recipes", name);

    /// <summary>Whether the run list comes to a role, directly or through another role (Chef's <c>node.role?</c>).</summary>
    public bool HasRole(string name) => RunList.Contains($"role[{name}]") || Lists("roles", name);

    /// <summary>
    /// Binds the attributes below a path to a record or class: snake_case keys to PascalCase properties and constructor parameters.
    /// Unknown keys are fine; numbers given as text are taken.
    /// </summary>
    /// <param name="path">
    /// A path such as <c>haproxy</c> or <c>haproxy.admin</c>; none for a type that is marked with <see cref="NodeAttributesAttribute"/>.
    /// </param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="AttributeBindingException">Something does not fit; the error lists everything that does not.</exception>
    /// <exception cref="MissingAttributeException">Nothing is at the path.</exception>
    public T Attributes<T>(string? path = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        if (path is null)
            return (T)DeclaredAttributes.Bind(Tree, typeof(T), file, line);
        var value = root;
        foreach (var key in AttributePath.Parse(path))
            value = value[key, file, line];
        return value.As<T>();
    }

    /// <summary>
    /// Chef's <c>node.rm</c>: removes a path from every level but automatic. Returns what was merged there as plain data, or null.
    /// </summary>
    public object? Remove(params string[] path)
    {
        ArgumentOutOfRangeException.ThrowIfZero(path.Length, nameof(path));
        if (Tree.View().Dig(path.AsSpan(0, path.Length - 1)) is not { IsMap: true } above)
            return null;
        var removed = above.Dig(path[^1])?.ToPlain();
        RemoveDefault(path);
        RemoveNormal(path);
        RemoveOverride(path);
        return removed;
    }

    /// <summary>Chef's <c>rm_default</c>: removes a path from all four default levels and returns what they held, merged, or null.</summary>
    public object? RemoveDefault(params string[] path) => Tree.Remove(Levels.DefaultGroup, path);

    /// <summary>Chef's <c>rm_normal</c>: removes a path from the normal level and returns what it held, or null.</summary>
    public object? RemoveNormal(params string[] path) => Tree.Remove(AttributeLevel.Normal, path)?.ToPlain();

    /// <summary>Chef's <c>rm_override</c>: removes a path from all four override levels and returns what they held, merged, or null.</summary>
    public object? RemoveOverride(params string[] path) => Tree.Remove(Levels.OverrideGroup, path);

    /// <summary>Everyone who set this attribute, lowest level first, and what became of each value.</summary>
    public IReadOnlyList<AttributeContribution> Explain(params string[] path) => new AttributeExplainer(Tree, path).Explain();

    /// <summary>
    /// The merged attributes as plain data without what only the machine says: automatic attributes are there where somebody set them,
    /// or where another level has the same key, which they beat.
    /// </summary>
    internal object PlainWithoutFacts()
    {
        var plain = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var level in Levels.All)
        {
            var map = Tree.Root(level);
            foreach (var key in map.Keys.ToArray())
            {
                if (!plain.ContainsKey(key) && (level != AttributeLevel.Automatic || (map as AutomaticMap)?.IsFact(key) != true))
                    plain.Add(key, root.Dig(key)!.ToPlain());
            }
        }
        return plain;
    }

    /// <summary>All merged attributes as JSON. Gathers every automatic attribute.</summary>
    public override string ToString() => root.ToString();

    private bool Lists(string key, string name) => (string[]?)Read(key) is { } names && names.Contains(name);
}
