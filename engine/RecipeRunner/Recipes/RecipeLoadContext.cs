using System.Reflection;
using System.Runtime.Loader;

namespace RecipeRunner.Recipes;

/// <summary>Where the assemblies of cookbooks live, apart from the engine's own.</summary>
internal sealed class RecipeLoadContext() : AssemblyLoadContext("cookbooks")
{
    private readonly Dictionary<string, CompiledCookbook> offered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Assembly> scripts = new(StringComparer.Ordinal);

    /// <summary>Lets scripts find a cookbook's library. It is loaded when the first of them needs it.</summary>
    public void Offer(CompiledCookbook cookbook) => offered.TryAdd(cookbook.LibraryName, cookbook);

    /// <summary>Loads a script's assembly once.</summary>
    public Assembly Script(string name, Func<byte[]> read)
    {
        if (!scripts.TryGetValue(name, out Assembly? assembly)) scripts[name] = assembly = LoadFromStream(new MemoryStream(read()));
        return assembly;
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        offered.TryGetValue(assemblyName.Name ?? "", out CompiledCookbook? cookbook) && cookbook.Read(CompiledCookbook.Library) is { } bytes
            ? LoadFromStream(new MemoryStream(bytes))
            : null;
}
