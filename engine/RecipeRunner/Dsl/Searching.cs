using System.Runtime.CompilerServices;
using RecipeRunner.Converging;
using RecipeRunner.Searching;

namespace RecipeRunner.Dsl;

/// <summary>Searching through data bags and nodes.</summary>
public static partial class Recipe
{
    /// <summary>
    /// Chef's <c>search</c>: what a query finds in a data bag, or in <c>node</c>, <c>role</c> or <c>environment</c>, ordered by name.
    /// Each document is read like a node's attributes; encrypted values are found and given as they lie.
    /// </summary>
    /// <param name="index">The name of a data bag or index.</param>
    /// <param name="query">A query in Chef's language, such as <c>role:web AND NOT status:stopped</c>; default <c>*:*</c>, everything.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="RecipeRunnerException">There is no such index, or the query cannot be read.</exception>
    public static SearchResult Search(string index, string query = "*:*", [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var at = new SourceLine(file, line);
        try
        {
            return new(Current.Context.Run.Indexes.Search(index, query), $"Search(\"{index}\", \"{query}\")", at);
        }
        catch (RecipeRunnerException e) when (!e.IsPlaced)
        {
            throw new PlacedException(at, e.Message, e.ExitCode, e);
        }
    }
}
