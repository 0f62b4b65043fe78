using System.Text;
using RecipeRunner.Converging;
using RecipeRunner.Nodes;

namespace RecipeRunner.Stacks.Import;

/// <summary>Custom JSON: what users of OpsWorks added to a stack, a layer or a deployment.</summary>
internal static class CustomJson
{
    /// <summary>OpsWorks took no more.</summary>
    public const int LargestSize = 120 * 1024;

    /// <summary>The custom JSON of an API object, which has it as text; an empty one when it has none.</summary>
    /// <exception cref="RecipeRunnerException">It is too large, or is no JSON object.</exception>
    public static MapNode Of(StackFields owner)
    {
        if (owner.Text("custom_json") is not { } text) return new(default);
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        string name = $"{owner.Path}.CustomJson";
        if (utf8.Length > LargestSize)
            throw new RecipeRunnerException($"{name} has {utf8.Length} bytes; OpsWorks takes {LargestSize} (120 KB) at most.");
        return JsonMap.Read(utf8, new OriginSource(OriginKind.StackData, name));
    }

    /// <summary>Puts one over another as OpsWorks did: objects merge key by key, anything else (a list too) replaces.</summary>
    public static void MergeOnto(MapNode target, MapNode source)
    {
        foreach ((string key, AttributeNode value) in source.Entries)
        {
            if (value is MapNode above && target.TryGet(key, out AttributeNode? present) && present is MapNode below) MergeOnto(below, above);
            else target.Set(key, value.Copy());
        }
    }
}
