using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace RecipeRunner.Nodes;

/// <summary>
/// A place in one level of the attributes, to write to: <c>node.Default["haproxy"]["port"] = 80</c>.
/// Values are text, numbers, bool, null, lists (<c>["a", "b"]</c>), maps (<c>new() { ["port"] = 80 }</c>), arrays, dictionaries,
/// and other attributes; <see cref="Set"/> takes anonymous objects and records too.
/// </summary>
[CollectionBuilder(typeof(AttributeWriterBuilder), nameof(AttributeWriterBuilder.Create))]
public sealed partial class AttributeWriter : IEnumerable<object?>
{
    private readonly AttributeTree? tree;
    private readonly AttributeLevel level;
    private readonly WriteMode mode;
    private readonly string[] path;
    private readonly object? value;

    /// <summary>An empty map to fill and assign: <c>node.Default["haproxy"] = new() { ["port"] = 80 }</c>.</summary>
    public AttributeWriter()
        : this(new MapNode(default))
    {
    }

    internal AttributeWriter(AttributeTree tree, AttributeLevel level, WriteMode mode = WriteMode.Plain, params string[] path) =>
        (this.tree, this.level, this.mode, this.path) = (tree, level, mode, path);

    /// <summary>A value on its way to a place.</summary>
    internal AttributeWriter(object? value) => (this.value, path) = (value, []);

    internal enum WriteMode
    {
        Plain,
        Unless,
        Replacing,
    }

    /// <summary>
    /// Chef's <c>default_unless</c>, <c>normal_unless</c>, <c>override_unless</c>: writes only where this level has nothing, or nil
    /// (false counts as set; what other levels have does not). <c>node.Default.Unless["haproxy"]["port"] = 80</c>.
    /// </summary>
    public AttributeWriter Unless => new(Attached(), level, WriteMode.Unless, path);

    /// <summary>
    /// Chef's <c>default!</c>, <c>normal!</c>, <c>override!</c>: writes over what stands in the way. On <c>ForceDefault</c> and
    /// <c>ForceOverride</c> it is Chef's <c>force_default!</c> and <c>force_override!</c>: clears the path in every level of the group first.
    /// </summary>
    public AttributeWriter Replacing => new(Attached(), level, WriteMode.Replacing, path);

    /// <summary>
    /// The place below a key. Assigning to it sets the value; going deeper makes an empty map when there is none, and fails with
    /// <see cref="AttributeWriteException"/> where a scalar or nil stands in the way, as in Chef.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="file">Filled in by the compiler: the attribute remembers who set it.</param>
    /// <param name="line">Filled in by the compiler.</param>
    [AllowNull]
    public AttributeWriter this[string key, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0]
    {
        get
        {
            var place = new AttributeWriter(Attached(), level, mode, [.. path, key]);
            if (mode == WriteMode.Plain)
                tree!.Vivify(level, place.path, Site(file, line));
            return place;
        }

        set
        {
            if (this.value is MapNode map)
                map.Set(key, Node(value, Site(file, line), [key]));
            else
                Write([.. path, key], value, Site(file, line));
        }
    }

    /// <summary>The place of a list's item, or below a key that is a number (which Chef makes text).</summary>
    /// <param name="key">The number.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    [AllowNull]
    public AttributeWriter this[int key, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0]
    {
        get => this[key.ToString(), file, line];
        set => this[key.ToString(), file, line] = value;
    }

    /// <summary>Sets this place to any value that can be an attribute, anonymous objects and records included.</summary>
    /// <param name="value">The value; property names become snake_case keys.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public void Set(object? value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Write(path.Length > 0 ? path : throw AtTheTop("Set"), value, Site(file, line));

    /// <summary>
    /// Chef's <c>node.write(level, *path, value)</c>: what stands in the way is replaced by a map. Unlike <see cref="Replacing"/> it never
    /// touches another level.
    /// </summary>
    /// <param name="path">The keys from here.</param>
    /// <param name="value">Any value that can be an attribute.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public void Write(string[] path, object? value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        string[] full = [.. this.path, .. path];
        var site = Site(file, line);
        Attached().Replace(level, full.Length > 0 ? full : throw AtTheTop("Write"), Node(value, site, full));
    }

    /// <summary>Ruby's <c>merge!</c>: sets each key of the given map (or anonymous object) here; other keys stay, nested maps are replaced.</summary>
    /// <param name="values">A map, an anonymous object or a record.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public void Merge(object values, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var site = Site(file, line);
        foreach (var (key, item) in Map(values, nameof(Merge), site).Entries)
            Write([.. path, key], item, site);
    }

    /// <summary>
    /// Merges a map into what this level has here: maps merge key by key, lists unite, anything else replaces. On <c>Normal</c> it is
    /// what Chef's <c>consume_attributes</c> does with a node.json.
    /// </summary>
    /// <param name="values">A map, an anonymous object or a record.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public void DeepMerge(object values, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var site = Site(file, line);
        var map = Map(values, nameof(DeepMerge), site);
        for (var i = path.Length - 1; i >= 0; i--)
        {
            var above = new MapNode(site);
            above.Set(path[i], map);
            map = above;
        }
        Attached().Merge(level, map);
    }

    /// <summary>Ruby's <c>&lt;&lt;</c>: adds an item at the end of this level's list; an error when it is not a list.</summary>
    /// <param name="item">The item.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public void Append(object? item, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var site = Site(file, line);
        var present = Attached().View(level).Dig(path);
        if (present?.Merged() is not ListNode list)
        {
            throw new AttributeWriteException($"cannot append to {AttributePath.Format(path)} at level {level.ChefName()}: it is "
                + $"{present?.Describe() ?? "not set"}, not a list; set a list first", AttributePath.Format(path), site);
        }
        Write(path, new ListNode([.. list.Items, Node(item, site, path)], site), site);
    }

    /// <summary>
    /// Removes a key of this level only (Chef's <c>unlink</c>, Ruby's <c>delete</c>); false when it was not there. Where a list holds the
    /// key, the items that equal it go, as in Ruby.
    /// </summary>
    public bool Remove(params string[] path) => Attached().Remove(level, (string[])[.. this.path, .. path]) is not null;

    /// <summary>Chef's <c>unlink!</c>: like <see cref="Remove"/>, but a key that this level does not have is an error.</summary>
    /// <exception cref="MissingAttributeException">The path does not exist; the message names the nearest keys.</exception>
    public void RemoveExisting(params string[] path)
    {
        string[] full = [.. this.path, .. path];
        var above = Attached().View(level);
        foreach (var key in full)
            above = above[key, "", 0];
        Remove(path);
    }

    /// <summary>The optional read of this level alone (Chef's <c>node.default.read</c>); null when missing or nil. Makes no key.</summary>
    public AttributeValue? Read(params ReadOnlySpan<string> path) => Attached().View(level).Dig(this.path)?.Read(path);

    /// <summary>True when this level has the path, nil included (Chef's <c>node.default.exist?</c>). Makes no key.</summary>
    public bool Has(params ReadOnlySpan<string> path) => Attached().View(level).Dig(this.path)?.Has(path) == true;

    /// <summary>The plain items of this level's list here, or of the list that this value is; nothing when it is no list.</summary>
    public IEnumerator<object?> GetEnumerator()
    {
        var plain = tree is null ? ToNode(default).ToPlain() : tree.View(level).Dig(path)?.ToPlain();
        return ((plain as List<object?>) ?? []).GetEnumerator();
    }

    /// <summary>What this level holds here, as text or JSON.</summary>
    public override string ToString() => ValueText.Plain(ToNode(default).ToPlain());

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>What an assignment of this writer stores: its own value, or a copy of what its place holds.</summary>
    internal AttributeNode ToNode(Origin origin) => value is MapNode map ? map.CopyAs(origin)
        : AttributeNodes.From(tree is null ? value : tree.View(level).Dig(path)?.ToPlain(), origin);

    private static Origin Site(string file, int line) => new(OriginSource.OfScript(file), line);

    private static AttributeNode Node(object? value, Origin site, string[] path)
    {
        try
        {
            return AttributeNodes.From(value, site);
        }
        catch (Exception e) when (e is ArgumentException or OverflowException)
        {
            throw new AttributeWriteException($"cannot set {AttributePath.Format(path)}: {e.Message}", AttributePath.Format(path), site);
        }
    }

    private MapNode Map(object values, string method, Origin site) => Node(values, site, path) as MapNode
        ?? throw new AttributeWriteException($"{method} takes a map, not {ValueText.Of(values)}", AttributePath.Format(path), site);

    private static InvalidOperationException AtTheTop(string method) =>
        new($"{method} needs a key: node.Default[\"key\"].{method}(...); use Merge for several keys at once");

    private void Write(string[] at, object? given, Origin site)
    {
        var target = Attached();
        if (mode == WriteMode.Unless && target.View(level).Read(at) is not null)
            return;
        var node = Node(given, site, at);
        if (mode == WriteMode.Plain)
        {
            target.Set(level, at, node);
            return;
        }
        if (mode == WriteMode.Replacing && level is AttributeLevel.ForceDefault)
            target.Remove(Levels.DefaultGroup, at, site);
        if (mode == WriteMode.Replacing && level is AttributeLevel.ForceOverride)
            target.Remove(Levels.OverrideGroup, at, site);
        target.Replace(level, at, node);
    }

    private AttributeTree Attached() => tree
        ?? throw new InvalidOperationException("this is a value to assign, not a place among the attributes");
}
