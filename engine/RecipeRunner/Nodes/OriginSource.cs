using System.Collections.Concurrent;

namespace RecipeRunner.Nodes;

/// <summary>The part of an origin that all values of one file share, so that a value carries only a reference and a line.</summary>
internal sealed record OriginSource(OriginKind Kind, string Name, string? File = null)
{
    public static readonly OriginSource Engine = new(OriginKind.Engine, "");
    public static readonly OriginSource Automatic = new(OriginKind.Automatic, "");

    private static readonly ConcurrentDictionary<string, OriginSource> Scripts = new(StringComparer.Ordinal);

    /// <summary>The source for a script of a cookbook, known by where it lies: <c>cookbook/recipes/name.csx</c>.</summary>
    public static OriginSource OfScript(string file) => file.Length == 0 ? Engine : Scripts.GetOrAdd(file, Classify);

    private static OriginSource Classify(string file)
    {
        var folder = Path.GetDirectoryName(file);
        var kind = Path.GetFileName(folder) switch
        {
            "attributes" => OriginKind.AttributeFile,
            "recipes" => OriginKind.Recipe,
            "resources" or "libraries" => OriginKind.Library,
            _ => OriginKind.Engine,
        };
        if (kind == OriginKind.Engine)
            return new(OriginKind.Recipe, "", file);
        var cookbook = Path.GetFileName(Path.GetDirectoryName(folder));
        return new(kind, $"{cookbook}::{Path.GetFileNameWithoutExtension(file)}", file);
    }
}
