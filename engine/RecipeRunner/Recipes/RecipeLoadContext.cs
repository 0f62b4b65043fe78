using System.Reflection;
using System.Runtime.Loader;

namespace RecipeRunner.Recipes;

/// <summary>Where the assemblies of cookbooks live, apart from the engine's own.</summary>
/// <param name="loaded">What is loaded already, by what it was made from; contexts that share it load nothing twice, and see the same types.</param>
internal sealed class RecipeLoadContext(Dictionary<string, Assembly> loaded) : AssemblyLoadContext("cookbooks")
{
    private readonly Dictionary<string, CompiledCookbook> offered = new(StringComparer.Ordinal);

    /// <summary>Lets scripts find a cookbook's library. It is loaded when the first of them needs it.</summary>
    public void Offer(CompiledCookbook cookbook) => offered.TryAdd(cookbook.LibraryName, cookbook);

    /// <summary>An assembly of a cookbook; null when it has none of that name.</summary>
    public Assembly? Assembly(CompiledCookbook cookbook, string name)
    {
        string key = $"{cookbook.Key}/{name}";
        lock (loaded)
        {
            if (loaded.TryGetValue(key, out Assembly? known)) return known;
            return cookbook.Read(name) is { } bytes ? loaded[key] = LoadFromStream(new MemoryStream(bytes)) : null;
        }
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        offered.TryGetValue(assemblyName.Name ?? "", out CompiledCookbook? cookbook) ? Assembly(cookbook, CompiledCookbook.Library) : null;
}
