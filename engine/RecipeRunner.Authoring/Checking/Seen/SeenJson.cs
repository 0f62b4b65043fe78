using RecipeRunner.Nodes;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>A JSON file of the repository: node.json, a role, an environment.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Path">The file.</param>
/// <param name="Map">What it holds, each value with its line; null when it cannot be read.</param>
/// <param name="Error">Why it cannot be read; null when it can.</param>
internal sealed record SeenJson(OriginKind Kind, string Path, MapNode? Map, NodeInputException? Error)
{
    /// <summary>The name that its file gives it: <c>base</c> of <c>roles/base.json</c>.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public static SeenJson Read(OriginKind kind, string path)
    {
        try
        {
            return new(kind, path, JsonMap.ReadFile(path, kind, ""), null);
        }
        catch (NodeInputException e)
        {
            return new(kind, path, null, e);
        }
    }
}
