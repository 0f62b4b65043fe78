using RecipeRunner.Nodes;

namespace RecipeRunner.Searching;

/// <summary>
/// Nodes as documents: their merged attributes, and over them <c>name</c>, <c>chef_environment</c>, <c>run_list</c> and whatever
/// else a node object holds. As in Chef a query also knows <c>role</c> and <c>recipe</c>, what the run list itself names;
/// <c>roles</c> and <c>recipes</c> are attributes that a run sets, and hold the expanded ones.
/// </summary>
internal static class NodeDocuments
{
    /// <summary>The levels of a node object; <c>attributes</c> is what old ones call the normal level.</summary>
    private static readonly (string Key, AttributeLevel Level)[] SavedLevels =
    [
        ("default", AttributeLevel.Default), ("attributes", AttributeLevel.Normal), ("normal", AttributeLevel.Normal),
        ("override", AttributeLevel.Override), ("automatic", AttributeLevel.Automatic),
    ];

    /// <summary>The node objects in some folders, as knife and Chef's local mode write them.</summary>
    /// <exception cref="NodeInputException">A file is malformed or of the wrong shape.</exception>
    public static IReadOnlyList<SearchDocument> Saved(IReadOnlyList<string> folders) =>
        [.. FolderDocuments.Files(folders).Select(f => FromFile(f.Value, f.Key))];

    /// <summary>The node of a run, as it stands now.</summary>
    public static SearchDocument Of(Node node)
    {
        var content = (MapNode)node.Tree.View().Merged().Copy();
        return Document(content, node.Name, node.Environment, node.RunList);
    }

    private static SearchDocument FromFile(string file, string id)
    {
        MapNode saved = JsonMap.ReadFile(file, OriginKind.SavedNode, id);
        var fields = new JsonFields(saved, file);
        var tree = new AttributeTree();
        foreach ((string key, AttributeLevel level) in SavedLevels) tree.Merge(level, fields.Map(key));
        var content = (MapNode)tree.View().Merged();
        foreach ((string key, AttributeNode value) in saved.Entries)
            if (!SavedLevels.Any(l => l.Key == key))
                content.Set(key, value);
        return Document(content, fields.Text("name") ?? id, fields.Text("chef_environment") ?? ChefEnvironment.DefaultName, fields.RunList("run_list") ?? RunList.Empty);
    }

    private static SearchDocument Document(MapNode content, string name, string environment, RunList runList)
    {
        Set(content, "name", name);
        Set(content, "chef_environment", environment);
        Set(content, "run_list", runList.Select(i => i.ToString()).ToList());
        var extra = new MapNode(default);
        Set(extra, "chef_type", "node");
        Set(extra, "role", Names(runList, RunListItemKind.Role));
        Set(extra, "recipe", Names(runList, RunListItemKind.Recipe));
        return new(name, $"node {name}", content, extra);
    }

    private static List<string> Names(RunList runList, RunListItemKind kind) => [.. runList.Where(i => i.Kind == kind).Select(i => i.Name)];

    private static void Set(MapNode map, string key, object value) => map.Set(key, AttributeNodes.From(value, new Origin(OriginSource.Engine)));
}
