using RecipeRunner.Cookbooks;

namespace RecipeRunner.Recipes;

/// <summary>What a cookbook's assemblies depend on, as a hash: sources and their place, engine build, runtime, dependencies.</summary>
internal static class CookbookKey
{
    public static string Of(Cookbook cookbook, IReadOnlyList<CompiledCookbook> dependencies)
    {
        var hash = new ContentHash();
        hash.Text(typeof(CookbookKey).Module.ModuleVersionId.ToString());
        hash.Text(Environment.Version.ToString());
        foreach (CompiledCookbook dependency in dependencies) hash.Text(dependency.Key);
        foreach (string source in cookbook.Sources) hash.File(source);
        foreach ((ScriptKind kind, string name) in cookbook.Scripts) hash.File(cookbook.Script(kind, name));
        return hash.ToString();
    }
}
