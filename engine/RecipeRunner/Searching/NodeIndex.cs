using RecipeRunner.Nodes;

namespace RecipeRunner.Searching;

/// <summary>
/// The saved nodes, the other instances of the node's OpsWorks stack, and the node of this run as it stands at the search; what
/// is known now stands in place of what may have been saved of it. Chef would show what the last run saved; here nothing is saved.
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
                var known = new Dictionary<string, SearchDocument>(StringComparer.Ordinal);
                foreach (SearchDocument document in saved.Documents) known[document.Name] = document;
                foreach (SearchDocument document in NodeDocuments.OfStack(node)) known[document.Name] = document;
                known[node.Name] = NodeDocuments.Of(node);
                documents = [.. known.Values.OrderBy(d => d.Name, StringComparer.Ordinal)];
                version = node.Tree.Version;
            }
            return documents;
        }
    }
}
