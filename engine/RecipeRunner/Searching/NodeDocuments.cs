using RecipeRunner.Nodes;
using RecipeRunner.Stacks;

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

    /// <summary>
    /// The node of a run, as it stands now. On an OpsWorks stack it has its layers as roles, and of <c>opsworks</c> its own part
    /// only, as the agent had it: the others are nodes of their own.
    /// </summary>
    public static SearchDocument Of(Node node)
    {
        var merged = (MapNode)node.Tree.View().Merged();
        if (StackNodes.Self(node) is not { } self) return Document((MapNode)merged.Copy(), node.Name, node.Environment, node.RunList);
        merged.Take("opsworks");
        var content = (MapNode)merged.Copy();
        foreach ((string key, AttributeNode value) in self.Content.Entries) content.TryAdd(key, value);
        return Document(content, node.Name, node.Environment, node.RunList, self.Layers);
    }

    /// <summary>The other instances of the node's OpsWorks stack that are online; none when it has none in its attributes.</summary>
    public static IEnumerable<SearchDocument> OfStack(Node node) =>
        StackNodes.Others(node).Select(n => Document(n.Content, n.HostName, ChefEnvironment.DefaultName, RunList.Empty, n.Layers));

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

    /// <summary>A document. The layers of an instance of an OpsWorks stack are roles in its run list.</summary>
    private static SearchDocument Document(MapNode content, string name, string environment, RunList runList, IReadOnlyList<string>? layers = null)
    {
        if (layers is not null) runList = new(runList.Concat(layers.Select(layer => new RunListItem(RunListItemKind.Role, layer))));
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
