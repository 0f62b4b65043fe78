using System.Collections.Frozen;
using RecipeRunner.Resources;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>The engine's own resources, as they know themselves.</summary>
internal static class EngineResources
{
    private static readonly Lazy<FrozenDictionary<string, Type>> Types = new(() => typeof(Resource).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Resource)) && !type.IsAbstract).ToFrozenDictionary(ResourceTypeName.Of));

    /// <summary>A new one of a type, <c>cookbook_file</c>; null when the engine has none of the name.</summary>
    public static Resource? New(string type) => Types.Value.TryGetValue(type, out Type? found) ? (Resource)Activator.CreateInstance(found)! : null;
}
