using Microsoft.CodeAnalysis;
using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;

namespace RecipeRunner.Recipes;

/// <summary>
/// Compiles a whole cookbook: its own C# first, then every script, so that all errors are told together. The seam to Roslyn: a run
/// calls it for what is not in the cache, so that a warm one never loads the compiler.
/// </summary>
internal static class CookbookCompiler
{
    public static (CompiledCookbook Cookbook, IReadOnlyList<Problem> Problems) Compile(Cookbook cookbook, string key, IReadOnlyList<CompiledCookbook> dependencies)
    {
        var assemblies = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        IReadOnlyList<string> imports = [], attributeTypes = [];
        var compiled = new CompiledCookbook(cookbook.Name, key, dependencies, assemblies.GetValueOrDefault, () => imports) { AttributeTypes = () => attributeTypes };
        var problems = new List<Problem>();
        var compilation = new CookbookCompilation(cookbook, [.. dependencies.Select(LibraryReference.Of).OfType<LibraryReference>()]);

        if (compilation.Library is { } library)
        {
            if (!Emit(CompiledCookbook.Library, library)) return (compiled with { IsBroken = true }, problems);
            imports = compilation.Reference!.Imports;
            attributeTypes = AttributeTypes.Of(library);
        }
        foreach ((ScriptKind kind, string name) in cookbook.Scripts) Emit(CompiledCookbook.ScriptAssembly(kind, name), compilation.Script(kind, name));
        return (compiled with { Names = [.. assemblies.Keys] }, problems);

        bool Emit(string name, Compilation one)
        {
            (byte[]? bytes, IReadOnlyList<Problem> errors) = Emission.Of(one);
            problems.AddRange(errors);
            if (bytes is not null) assemblies[name] = bytes;
            return bytes is not null;
        }
    }
}
