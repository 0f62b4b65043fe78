using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Facts;

/// <summary>The names under which cookbooks declare resources. What a composite resource declares inside is seen only from inside.</summary>
internal sealed class DeclaredNames
{
    private readonly DeclaredName[] names;
    private readonly ILookup<string, TextPattern> properties;

    /// <param name="sources">What the sources say, those that set the properties of their resources among them.</param>
    public DeclaredNames(IEnumerable<SourceFacts> sources)
    {
        SourceFacts[] all = [.. sources];
        properties = all.SelectMany(s => s.Properties).ToLookup(p => p.Property, p => p.Text, StringComparer.Ordinal);
        names = [.. all.SelectMany(s => s.Declared).SelectMany(name => Filled(name.Key).Select(key => name with { Key = key }))];
    }

    /// <summary>Whether a resource of this key may be declared.</summary>
    /// <param name="key">The key, <c>service[haproxy]</c>.</param>
    /// <param name="fromInside">Whether a composite resource's own lines ask.</param>
    public bool MayHave(string key, bool fromInside) => names.Any(n => (fromInside || !n.IsInner) && n.Key.MayBe(key));

    /// <summary>How many declarations may be of this key.</summary>
    public int Count(string key) => names.Count(n => n.Key.MayBe(key));

    /// <summary>The keys that are wholly known, to look for the nearest one.</summary>
    public IEnumerable<string> Known => names.Where(n => !n.IsInner).Select(n => n.Key.Whole).OfType<string>();

    /// <summary>A key with what is known of the properties in it.</summary>
    private IReadOnlyList<TextPattern> Filled(TextPattern key)
    {
        if (key.Holes.All(hole => hole is null)) return [key];
        var parts = new List<IReadOnlyList<TextPattern>>([[TextPattern.Of(key.Parts[0])]]);
        foreach ((string? hole, string part) in key.Holes.Zip(key.Parts.Skip(1)))
        {
            parts.Add(hole is null ? [TextPattern.Anything] : [.. properties[hole].DistinctBy(text => string.Join('*', text.Parts))]);
            parts.Add([TextPattern.Of(part)]);
        }
        return TextPattern.Joined(parts);
    }
}
