namespace RecipeRunner.Nodes;

/// <summary>The typed top-level fields of a node.json, role or environment; each error names the line.</summary>
internal sealed class JsonFields(MapNode map, string file)
{
    /// <summary>Text, or null when the field is missing or null.</summary>
    public string? Text(string field) => Find(field) switch
    {
        null => null,
        ScalarNode { Value: string text } => text,
        _ => throw Wrong(field, $"\"{field}\" must be a string, not {Actual(field)}"),
    };

    /// <summary>A map, empty when the field is missing.</summary>
    public MapNode Map(string field) => Find(field) switch
    {
        null => new MapNode(default),
        MapNode found => found,
        _ => throw Wrong(field, $"\"{field}\" must be an object, not {Actual(field)}"),
    };

    /// <summary>A run list, or null when the field is missing.</summary>
    public RunList? RunList(string field) => Find(field) is { } node ? RunListOf(field, node) : null;

    public RunList RunListOf(string field, AttributeNode node)
    {
        if (node is not ListNode list)
            throw new NodeInputException($"\"{field}\" must be an array of strings, not {ValueText.Of(node.ToPlain())}", file, node.Origin.Line);
        var items = new List<RunListItem>();
        foreach (var item in list.Items)
        {
            if (item is not ScalarNode { Value: string text })
                throw new NodeInputException($"\"{field}\" must hold strings, not {ValueText.Of(item.ToPlain())}", file, item.Origin.Line);
            try
            {
                items.Add(RunListItem.Parse(text));
            }
            catch (FormatException e)
            {
                throw new NodeInputException(e.Message, file, item.Origin.Line, inner: e);
            }
        }
        return new RunList(items);
    }

    /// <summary>Refuses a field whose name is nearly a known one; others mean nothing here, as in Chef.</summary>
    public void RefuseMisspelt(string[] known)
    {
        foreach (var field in map.Keys)
        {
            if (!known.Contains(field) && RecipeRunner.Text.Nearest.Hint(field, known) is { Length: > 0 } hint)
                throw Wrong(field, $"\"{field}\" means nothing here.{hint}");
        }
    }

    public NodeInputException Wrong(string field, string message) => new(message, file, map.TryGet(field, out var node) ? node.Origin.Line : 0);

    private AttributeNode? Find(string field) => map.TryGet(field, out var node) && node is not ScalarNode { Value: null } ? node : null;

    private string Actual(string field) => ValueText.Of(Find(field)?.ToPlain());
}
