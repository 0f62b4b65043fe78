using RecipeRunner.Nodes;
using RecipeRunner.Reporting;

namespace RecipeRunner.OpsWorks.History;

/// <summary>
/// Hides what is secret in a stack JSON: by their names passwords, keys and tokens wherever they stand, and all values of an
/// application's environment.
/// </summary>
internal static class SecretMask
{
    /// <summary>The JSON as it may be shown.</summary>
    public static MapNode Of(MapNode json)
    {
        var copy = (MapNode)json.Copy();
        Visit(copy, isSecret: false, (map, key, _) => map.Set(key, new ScalarNode(Redaction.Mask, default)));
        return copy;
    }

    /// <summary>What must not be shown of a log of the run.</summary>
    public static Redaction SecretsOf(MapNode json)
    {
        var redaction = new Redaction();
        Visit(json, isSecret: false, (_, _, value) => redaction.Add(value.ToPlain()));
        return redaction;
    }

    /// <summary>Finds each secret. What is null, or an object around secrets, is none itself.</summary>
    private static void Visit(MapNode map, bool isSecret, Action<MapNode, string, AttributeNode> found)
    {
        foreach ((string key, AttributeNode value) in map.Entries.ToArray())
        {
            bool isHidden = isSecret || SecretNames.Contains(key);
            switch (value)
            {
                case MapNode below: Visit(below, isHidden || SecretNames.IsEnvironment(key), found); break;
                case ScalarNode { Value: null }: break;
                case ListNode list when !isHidden:
                    foreach (AttributeNode item in list.Items)
                        if (item is MapNode below) Visit(below, isSecret: false, found);
                    break;
                case var _ when isHidden: found(map, key, value); break;
            }
        }
    }
}
