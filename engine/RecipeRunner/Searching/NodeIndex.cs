using RecipeRunner.Nodes;

namespace RecipeRunner.Searching;

/// <summary>
/// The saved nodes, and the node of this run as it stands at the search, in place of what may have been saved of it. Chef would
/// show what the last run saved; here nothing is saved.
/// </summary>
internal sealed class NodeIndex(ISearchIndex saved, Node node) : ISearchIndex
{
    private IReadOnlyList<SearchDocument> documents = [];
    private int version = -1;

    public IReadOnlyList<SearchDocument> Documents
    {
        get
        {
            if (version != node.Tree.Version)
            {
                documents = [.. saved.Documents.Where(d => d.Name != node.Name).Append(NodeDocuments.Of(node)).OrderBy(d => d.Name, StringComparer.Ordinal)];
                version = node.Tree.Version;
            }
            return documents;
        }
    }
}
