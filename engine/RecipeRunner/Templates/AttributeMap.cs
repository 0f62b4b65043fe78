using System.Collections;
using System.Diagnostics.CodeAnalysis;
using RecipeRunner.Nodes;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace RecipeRunner.Templates;

/// <summary>A map of attributes as a read-only object of Scriban: <c>node.haproxy.port</c>, <c>for layer in node.opsworks.layers</c>.</summary>
internal sealed class AttributeMap(AttributeValue map) : IScriptObject, IReadOnlyDictionary<string, object?>
{
    public int Count => map.Count;

    public IEnumerable<string> Keys => map.Keys;

    public IEnumerable<object?> Values => map.Select(v => AttributeAccess.ToScriban(v));

    public bool IsReadOnly { get => true; set { } }

    public object? this[string key] => AttributeAccess.ToScriban(map.Dig(key));

    public IEnumerable<string> GetMembers() => map.Keys;

    public bool Contains(string member) => map.Has(member);

    public bool ContainsKey(string key) => map.Has(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        value = AttributeAccess.ToScriban(map.Dig(key));
        return map.Has(key);
    }

    public bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value) => TryGetValue(member, out value);

    public bool CanWrite(string member) => false;

    public bool TrySetValue(TemplateContext? context, SourceSpan span, string member, object? value, bool readOnly) => false;

    public bool Remove(string member) => false;

    public void SetReadOnly(string member, bool readOnly)
    {
    }

    public IScriptObject Clone(bool deep) => this;

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
        map.Select(v => new KeyValuePair<string, object?>(v.Key, AttributeAccess.ToScriban(v))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
