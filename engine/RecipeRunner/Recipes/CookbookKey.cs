using System.IO.Hashing;
using System.Text;
using RecipeRunner.Cookbooks;

namespace RecipeRunner.Recipes;

/// <summary>What a cookbook's assemblies depend on, as a hash: sources and their place, engine build, runtime, dependencies.</summary>
internal static class CookbookKey
{
    public static string Of(Cookbook cookbook, IReadOnlyList<CompiledCookbook> dependencies)
    {
        // Two plain hashes: the 128 bits of XxHash128 come with vector code that would have to be compiled at each start.
        var hash = new TwoHashes();
        Text(hash, typeof(CookbookKey).Module.ModuleVersionId.ToString());
        Text(hash, Environment.Version.ToString());
        foreach (CompiledCookbook dependency in dependencies) Text(hash, dependency.Key);
        foreach (string source in cookbook.Sources) Source(hash, source);
        foreach (string name in cookbook.AttributeFiles) Source(hash, cookbook.Script(ScriptKind.Attributes, name));
        foreach (string name in cookbook.Recipes) Source(hash, cookbook.Script(ScriptKind.Recipe, name));
        return hash.ToString();
    }

    private static void Source(TwoHashes hash, string path)
    {
        Text(hash, path);
        byte[] content = File.ReadAllBytes(path);
        Text(hash, content.Length.ToString());
        hash.Append(content);
    }

    private static void Text(TwoHashes hash, string text)
    {
        hash.Append(Encoding.UTF8.GetBytes(text));
        hash.Append([0]);
    }

    private sealed class TwoHashes
    {
        private readonly XxHash64 first = new(seed: 1);
        private readonly XxHash64 second = new(seed: 2);

        public void Append(ReadOnlySpan<byte> bytes)
        {
            first.Append(bytes);
            second.Append(bytes);
        }

        public override string ToString() => $"{first.GetCurrentHashAsUInt64():x16}{second.GetCurrentHashAsUInt64():x16}";
    }
}
