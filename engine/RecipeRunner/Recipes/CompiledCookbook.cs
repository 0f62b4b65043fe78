using System.Reflection;
using RecipeRunner.Cookbooks;

namespace RecipeRunner.Recipes;

/// <summary>A cookbook's assemblies: one for its own C#, if it has any, and one for each script.</summary>
/// <param name="Name">The cookbook.</param>
/// <param name="Key">What it was compiled from, as a hash.</param>
/// <param name="Dependencies">The cookbooks that it can see, compiled.</param>
/// <param name="Read">Gives the bytes of an assembly by name: <c>library</c>, <c>recipe.default</c>, <c>attributes.default</c>; null when there is none.</param>
/// <param name="Imports">Namespaces and verb classes of its library, which scripts see without a using.</param>
internal sealed record CompiledCookbook(
    string Name, string Key, IReadOnlyList<CompiledCookbook> Dependencies, Func<string, byte[]?> Read, Func<IReadOnlyList<string>> Imports)
{
    public const string Library = "library";

    /// <summary>The types of its library that declare attributes.</summary>
    public Func<IReadOnlyList<string>> AttributeTypes { get; init; } = static () => [];

    /// <summary>The names of its assemblies; only known when they were just compiled.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The name of the assembly of a cookbook's library.</summary>
    public static string LibraryAssembly(string cookbook) => $"cookbook.{cookbook}";

    public static string ScriptAssembly(ScriptKind kind, string name) => kind == ScriptKind.Recipe ? "recipe." + name : "attributes." + name;

    /// <summary>Whether its library, or one that it needs, does not compile.</summary>
    public bool IsBroken { get; init; }

    /// <summary>The name of its library's assembly.</summary>
    public string LibraryName => LibraryAssembly(Name);

    /// <summary>Loads a script. Each call of the result is one execution.</summary>
    public Func<Task<object?>> Load(ScriptKind kind, string name, RecipeLoadContext assemblies)
    {
        Assembly assembly = assemblies.Assembly(this, ScriptAssembly(kind, name)) ?? throw new Converging.RecipeRunnerException(
            $"The compiled {ScriptAssembly(kind, name)} of cookbook {Name} has gone from the cache: another run, with other sources, replaced it meanwhile. Run again.");
        MethodInfo factory = assembly.GetType("Submission#0", throwOnError: true)!.GetMethod("<Factory>", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        var create = factory.CreateDelegate<Func<object?[], Task<object?>>>();
        // Slot 0 is for a host's globals object, which our scripts do not have; slot 1 is the submission itself.
        return () => create(new object?[2]);
    }
}
