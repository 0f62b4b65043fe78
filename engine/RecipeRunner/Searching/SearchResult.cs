using System.Collections;
using RecipeRunner.Converging;
using RecipeRunner.Nodes;

namespace RecipeRunner.Searching;

/// <summary>What a search found, ordered by name or id. An ordinary list, but one whose errors name the search.</summary>
public sealed class SearchResult : IReadOnlyList<AttributeValue>
{
    private readonly IReadOnlyList<SearchDocument> found;
    private readonly string search;
    private readonly SourceLine at;

    internal SearchResult(IReadOnlyList<SearchDocument> found, string search, SourceLine at) => (this.found, this.search, this.at) = (found, search, at);

    /// <summary>How many documents were found.</summary>
    public int Count => found.Count;

    /// <summary>A document by its place, from 0.</summary>
    /// <exception cref="RecipeRunnerException">Fewer were found.</exception>
    public AttributeValue this[int index] => index >= 0 && index < found.Count
        ? found[index].Value
        : throw new PlacedException(at, $"{search} found {(Count == 0 ? "nothing" : $"only {Count}")}, and [{index}] is read; ask Count first, or use FirstOrDefault() or ElementAtOrDefault({index}), which give null.");

    /// <summary>The first document.</summary>
    /// <exception cref="RecipeRunnerException">Nothing was found; <c>FirstOrDefault()</c> gives null then, as Chef's <c>first</c> does.</exception>
    public AttributeValue First() => Count > 0
        ? found[0].Value
        : throw new PlacedException(at, $"{search} found nothing, so there is no first; where that may be so, use FirstOrDefault(), which gives null.");

    /// <summary>The documents in order.</summary>
    public IEnumerator<AttributeValue> GetEnumerator()
    {
        foreach (SearchDocument document in found) yield return document.Value;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
