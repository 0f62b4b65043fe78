using RecipeRunner.Nodes;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>A JSON file of the repository: node.json, a role, an environment, a data bag item.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Path">The file.</param>
/// <param name="Map">What it holds, each value with its line; null when it cannot be read.</param>
/// <param name="Mistake">Why a run cannot use it; null when it can.</param>
internal sealed record SeenJson(OriginKind Kind, string Path, MapNode? Map, NodeInputException? Mistake)
{
    /// <summary>The name that its file gives it: <c>base</c> of <c>roles/base.json</c>.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public static SeenJson Read(OriginKind kind, string path)
    {
        MapNode? map = null;
        try
        {
            map = JsonMap.ReadFile(path, kind, "");
            _ = kind switch
            {
                OriginKind.Role => RoleJson.ToRole(map, System.IO.Path.GetFileNameWithoutExtension(path), path),
                OriginKind.Environment => RoleJson.ToEnvironment(map, System.IO.Path.GetFileNameWithoutExtension(path), path),
                // Reading takes some keys out.
                OriginKind.NodeJson => NodeJson.From((MapNode)map.Copy(), path),
                _ => (object)map,
            };
            return new(kind, path, map, null);
        }
        catch (NodeInputException e)
        {
            return new(kind, path, map, e);
        }
    }

    /// <summary>The run lists in it, each item with its line.</summary>
    public IEnumerable<(RunListItem Item, int Line)> RunListItems()
    {
        if (Map is null || Mistake is not null) yield break;
        var lists = new[] { Map.Child("run_list"), Map.Child("recipes") }.Concat(Map.Child("env_run_lists") is MapNode perEnvironment ? perEnvironment.Entries.Values : []);
        foreach (ListNode list in lists.OfType<ListNode>())
            foreach (AttributeNode item in list.Items)
                if (item is ScalarNode { Value: string text })
                    yield return (RunListItem.Parse(text), item.Origin.Line);
    }
}
