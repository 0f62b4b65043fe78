using System.IO.Hashing;
using System.Text;
using RecipeRunner.Cookbooks;

namespace RecipeRunner.Recipes;

/// <summary>What a cookbook's assemblies depend on, as a hash: sources and their place, engine build, runtime, dependencies.</summary>
internal static class CookbookKey
{
    public static string Of(Cookbook cookbook, IReadOnlyList<CompiledCookbook> dependencies)
    {
        var hash = new XxHash128();
        Text(hash, typeof(CookbookKey).Module.ModuleVersionId.ToString());
        Text(hash, Environment.Version.ToString());
        foreach (CompiledCookbook dependency in dependencies) Text(hash, dependency.Key);
        foreach (string source in cookbook.Sources) Source(hash, source);
        foreach (string name in cookbook.AttributeFiles) Source(hash, cookbook.Script(ScriptKind.Attributes, name));
        foreach (string name in cookbook.Recipes) Source(hash, cookbook.Script(ScriptKind.Recipe, name));
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    private static void Source(XxHash128 hash, string path)
    {
        Text(hash, path);
        byte[] content = File.ReadAllBytes(path);
        hash.Append(BitConverter.GetBytes(content.Length));
        hash.Append(content);
    }

    private static void Text(XxHash128 hash, string text)
    {
        hash.Append(Encoding.UTF8.GetBytes(text));
        hash.Append([0]);
    }
}
