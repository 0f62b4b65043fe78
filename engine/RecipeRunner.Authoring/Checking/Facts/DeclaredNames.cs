namespace RecipeRunner.Authoring.Checking.Facts;

/// <summary>The names under which cookbooks declare resources. What a composite resource declares inside is seen only from inside.</summary>
internal sealed class DeclaredNames(IEnumerable<SourceFacts> sources)
{
    private readonly DeclaredName[] names = [.. sources.SelectMany(s => s.Declared)];

    /// <summary>Whether a resource of this key may be declared.</summary>
    /// <param name="key">The key, <c>service[haproxy]</c>.</param>
    /// <param name="fromInside">Whether a composite resource's own lines ask.</param>
    public bool MayHave(string key, bool fromInside) => names.Any(n => (fromInside || !n.IsInner) && n.Key.MayBe(key));

    /// <summary>The keys that are wholly known, to look for the nearest one.</summary>
    public IEnumerable<string> Known => names.Where(n => !n.IsInner).Select(n => n.Key.Whole).OfType<string>();
}
