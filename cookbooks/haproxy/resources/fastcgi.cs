using System.Runtime.CompilerServices;
using RecipeRunner.Dsl;

namespace Haproxy;

/// <summary>An <c>fcgi-app</c>: how a FastCGI application is spoken to.</summary>
/// <example><code>
/// HaproxyFastcgi("php", new() { Docroot = "/srv/www/shop/current/public", Index = "index.php" });
/// </code></example>
public sealed record HaproxyFastcgiResource : HaproxyExtensibleSectionResource
{
    /// <summary>The application. Default: the resource's name.</summary>
    public string Fastcgi { get => field ?? Name; init; }

    /// <summary>The document root on the application's host.</summary>
    public string? Docroot { get; init; }

    /// <summary>The script for addresses that end in a slash.</summary>
    public string? Index { get; init; }

    /// <summary>Where the application's errors are logged.</summary>
    public string? LogStderr { get; init; }

    /// <summary>The keyword `option`.</summary>
    public Many<string>? Option { get; init; }

    protected override SectionKind Kind => SectionKind.FcgiApp;

    protected override string Title => Fastcgi;

    protected override Rule[] Rules =>
    [
        Set("docroot", Docroot),
        Set("index", Index),
        Set("log-stderr", LogStderr),
        Add("option", Option),
        Extra,
    ];
}

[RecipeVerbs]
public static class HaproxyFastcgiVerbs
{
    /// <summary>Declares a FastCGI application. Actions: create (default), delete.</summary>
    public static ResourceSlot HaproxyFastcgi(string name, HaproxyFastcgiResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Declare(name, properties ?? new(), file, line);
}
