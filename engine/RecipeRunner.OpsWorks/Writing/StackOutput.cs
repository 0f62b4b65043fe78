using RecipeRunner.Machines;
using RecipeRunner.Nodes;

namespace RecipeRunner.OpsWorks.Writing;

/// <summary>The stack file: for its owner's eyes only, replaced at once, and untouched when nothing has changed.</summary>
internal sealed class StackOutput(string path, IFiles files)
{
    private const int OwnerOnly = 0b110_000_000;

    public string Path => path;

    /// <summary>Writes the file; false when it holds that already.</summary>
    public bool Write(byte[] json)
    {
        if (files.Stat(path) is { } status && files.ContentEquals(path, json))
        {
            if (status.Mode != OwnerOnly) files.SetMode(path, OwnerOnly);
            return false;
        }
        files.Write(path, new FileWrite { Content = json, Mode = OwnerOnly });
        files.Flush();
        return true;
    }

    /// <summary>The layers that have online instances by the file as it is; none when there is no file, or another's.</summary>
    public IReadOnlySet<string> PopulatedLayers()
    {
        if (files.Stat(path) is null) return new HashSet<string>();
        try
        {
            return Populated(JsonMap.Read(files.Read(path), new OriginSource(OriginKind.StackData, path)));
        }
        catch (NodeInputException)
        {
            return new HashSet<string>();
        }
    }

    /// <summary>The layers of a stack JSON that have online instances.</summary>
    public static IReadOnlySet<string> Populated(MapNode json)
    {
        var populated = new HashSet<string>(StringComparer.Ordinal);
        if (Below(Below(json, "opsworks"), "layers") is not { } layers) return populated;
        foreach ((string name, AttributeNode layer) in layers.Entries)
            if (Below(layer as MapNode, "instances") is { } instances && instances.Keys.Any())
                populated.Add(name);
        return populated;
    }

    private static MapNode? Below(MapNode? map, string key) => map is not null && map.TryGet(key, out AttributeNode? found) ? found as MapNode : null;
}
