using System.Collections.Concurrent;
using RecipeRunner.Text;

namespace RecipeRunner.Resources;

/// <summary>The Chef name of a resource's type: <c>CookbookFileResource</c> is <c>cookbook_file</c>.</summary>
internal static class ResourceTypeName
{
    private static readonly ConcurrentDictionary<Type, string> Names = new();

    public static string Of(Type type) => Names.GetOrAdd(type, static t =>
        SnakeCase.From(t.Name.EndsWith("Resource", StringComparison.Ordinal) ? t.Name[..^"Resource".Length] : t.Name));
}
