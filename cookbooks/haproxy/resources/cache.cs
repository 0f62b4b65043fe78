using System.Runtime.CompilerServices;
using RecipeRunner.Dsl;

namespace Haproxy;

/// <summary>A <c>cache</c> for small responses.</summary>
/// <example><code>
/// HaproxyCache("small", new() { TotalMaxSize = 4, MaxObjectSize = 10_000, MaxAge = 60 });
/// </code></example>
public sealed record HaproxyCacheResource : HaproxySectionResource
{
    /// <summary>The cache. Default: the resource's name.</summary>
    public string CacheName { get => field ?? Name; init; }

    /// <summary>Its size in memory, in megabytes.</summary>
    public int? TotalMaxSize { get; init; }

    /// <summary>The size of the largest response that it takes, in bytes.</summary>
    public int? MaxObjectSize { get; init; }

    /// <summary>How long a response is kept at most, in seconds.</summary>
    public int? MaxAge { get; init; }

    protected override SectionKind Kind => SectionKind.Cache;

    protected override string Title => CacheName;

    protected override Rule[] Rules =>
    [
        Set("total-max-size", TotalMaxSize),
        Set("max-object-size", MaxObjectSize),
        Set("max-age", MaxAge),
    ];
}

[RecipeVerbs]
public static class HaproxyCacheVerbs
{
    /// <summary>Declares a cache. Actions: create (default), delete.</summary>
    public static ResourceSlot HaproxyCache(string name, HaproxyCacheResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Declare(name, properties ?? new(), file, line);
}
