using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;

namespace RecipeRunner.Recipes;

/// <summary>Compiles a whole cookbook: its own C# first, then every script, so that all errors are told together.</summary>
internal static class CookbookCompiler
{
    public static (CompiledCookbook Cookbook, IReadOnlyList<Problem> Problems) Compile(Cookbook cookbook, string key, IReadOnlyList<CompiledCookbook> dependencies)
    {
        var assemblies = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        IReadOnlyList<string> imports = [], attributeTypes = [];
        var compiled = new CompiledCookbook(cookbook.Name, key, dependencies, assemblies.GetValueOrDefault, () => imports) { AttributeTypes = () => attributeTypes };
        var problems = new List<Problem>();
        var compiler = new RecipeCompiler(dependencies);

        if (cookbook.Sources is { Count: > 0 } sources)
        {
            LibraryOutput library = compiler.Library(compiled.LibraryName, [.. sources.Select(s => (s, File.ReadAllText(s)))]);
            problems.AddRange(library.Problems);
            if (library.Assembly is null) return (compiled with { IsBroken = true }, problems);
            assemblies[CompiledCookbook.Library] = library.Assembly;
            imports = library.Imports;
            attributeTypes = library.AttributeTypes;
        }
        foreach ((ScriptKind kind, string name) in
            cookbook.AttributeFiles.Select(n => (ScriptKind.Attributes, n)).Concat(cookbook.Recipes.Select(n => (ScriptKind.Recipe, n))))
        {
            string path = cookbook.Script(kind, name);
            string assembly = CompiledCookbook.ScriptAssembly(kind, name);
            (byte[]? bytes, IReadOnlyList<Problem> errors) = compiler.Script($"{compiled.LibraryName}.{assembly}", path, File.ReadAllText(path), compiled);
            problems.AddRange(errors);
            if (bytes is not null) assemblies[assembly] = bytes;
        }
        return (compiled with { Names = [.. assemblies.Keys] }, problems);
    }
}
