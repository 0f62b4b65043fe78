using RecipeRunner.Nodes;

namespace RecipeRunner.Searching;

/// <summary>One thing that a search may find.</summary>
/// <param name="Name">Its id or name.</param>
/// <param name="Title">What it is called in errors: <c>data bag item users/alice</c>.</param>
/// <param name="Content">What it holds; for reading only.</param>
/// <param name="Extra">Keys that a query knows and the document does not show, such as a node's <c>role</c>; null for none.</param>
internal sealed record SearchDocument(string Name, string Title, MapNode Content, MapNode? Extra = null)
{
    /// <summary>The document as recipes read it.</summary>
    public AttributeValue Value => field ??= AttributeTree.Document(Content, Title);

    /// <summary>The document as queries see it.</summary>
    public SearchFields Fields => new(Content, Extra);
}
