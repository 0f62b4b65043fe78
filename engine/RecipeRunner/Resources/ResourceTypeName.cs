using System.Collections.Concurrent;
using RecipeRunner.Text;

namespace RecipeRunner.Resources;

/// <summary>The Chef name of a resource's type: <c>CookbookFileResource</c> is <c>cookbook_file</c>.</summary>
internal static class ResourceTypeName
{
    private static readonly ConcurrentDictionary<Type, string> Names = new();

    public static string Of(Type type) => Names.GetOrAdd(type, static t => Of(t.Name));

    /// <summary>That of a type of this name.</summary>
    public static string Of(string type) =>
        SnakeCase.From(type.EndsWith("Resource", StringComparison.Ordinal) ? type[..^"Resource".Length] : type);
}
