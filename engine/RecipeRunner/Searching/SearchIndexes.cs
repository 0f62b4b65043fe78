using RecipeRunner.Converging;
using RecipeRunner.DataBags;
using RecipeRunner.Nodes;
using RecipeRunner.Text;

namespace RecipeRunner.Searching;

/// <summary>
/// The indexes by name: Chef's own (node, role, environment, client), whatever else was put in under a name, and the data bags.
/// </summary>
internal sealed class SearchIndexes
{
    private readonly DataBagFolders dataBags;
    private readonly Dictionary<string, ISearchIndex> bags;
    private readonly Dictionary<string, ISearchIndex> named;

    /// <param name="dataBags">The data bags.</param>
    /// <param name="nodes">Folders of node objects.</param>
    /// <param name="roles">Folders of roles.</param>
    /// <param name="environments">Folders of environments.</param>
    public SearchIndexes(DataBagFolders dataBags, IReadOnlyList<string> nodes, IReadOnlyList<string> roles, IReadOnlyList<string> environments)
    {
        this.dataBags = dataBags;
        bags = new(StringComparer.Ordinal);
        named = new(StringComparer.Ordinal)
        {
            ["node"] = new FixedIndex(() => NodeDocuments.Saved(nodes)),
            ["role"] = new FixedIndex(() => FolderDocuments.Read(roles, OriginKind.Role)),
            ["environment"] = new FixedIndex(() => FolderDocuments.Environments(environments)),
            ["client"] = new FixedIndex(() => []),
        };
    }

    private SearchIndexes(SearchIndexes other, string name, ISearchIndex index) =>
        (dataBags, bags, named) = (other.dataBags, other.bags, new(other.named, StringComparer.Ordinal) { [name] = index });

    /// <summary>The same indexes, what they have read included, with another one under a name.</summary>
    public SearchIndexes With(string name, ISearchIndex index) => new(this, name, index);

    /// <summary>The same indexes, for a run: the node that it converges is among the nodes.</summary>
    public SearchIndexes For(Node node) => With("node", new NodeIndex(named["node"], node));

    /// <summary>What a query finds, in the index's order.</summary>
    /// <exception cref="RecipeRunnerException">There is no such index, a document cannot be read, or the query is none.</exception>
    public IReadOnlyList<SearchDocument> Search(string index, string query)
    {
        SearchQuery parsed = QueryParser.Parse(query);
        return [.. Find(index).Documents.Where(d => parsed.Matches(d.Fields))];
    }

    private ISearchIndex Find(string name)
    {
        if (named.TryGetValue(name, out ISearchIndex? index) || bags.TryGetValue(name, out index)) return index;
        IReadOnlyList<string> known = dataBags.Bags();
        if (!known.Contains(name, StringComparer.Ordinal)) throw Unknown(name, known);
        index = new FixedIndex(() => [.. dataBags.Items(name).Select(id => Item(name, id))]);
        bags.Add(name, index);
        return index;
    }

    private SearchDocument Item(string bag, string id)
    {
        var extra = new MapNode(default);
        extra.Set("chef_type", new ScalarNode("data_bag_item", default));
        extra.Set("data_bag", new ScalarNode(bag, default));
        return new(id, $"data bag item {bag}/{id}", dataBags.Read(bag, id), extra);
    }

    private RecipeRunnerException Unknown(string name, IReadOnlyList<string> bagNames)
    {
        string way = bagNames.Count == 0 ? " There are no data bags." : "";
        return new($"There is no index '{name}' to search: it is no data bag, nor one of {string.Join(", ", named.Keys)}.{way}{Nearest.Hint(name, [.. named.Keys, .. bagNames])}");
    }
}
