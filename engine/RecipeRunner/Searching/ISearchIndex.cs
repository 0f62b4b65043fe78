namespace RecipeRunner.Searching;

/// <summary>Something to search in, known by a name: the nodes, the roles, a data bag.</summary>
internal interface ISearchIndex
{
    /// <summary>All documents, in the order in which a search returns them. Asked at each search; what is costly is kept by the index.</summary>
    IReadOnlyList<SearchDocument> Documents { get; }
}

/// <summary>An index whose documents do not change in a run; they are read when first asked for.</summary>
internal sealed class FixedIndex(Func<IReadOnlyList<SearchDocument>> read) : ISearchIndex
{
    public IReadOnlyList<SearchDocument> Documents => field ??= read();
}
