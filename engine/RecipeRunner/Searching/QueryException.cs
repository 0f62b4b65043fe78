using RecipeRunner.Converging;

namespace RecipeRunner.Searching;

/// <summary>A query that cannot be read: shows it, with a caret under the place, and says the way out.</summary>
internal sealed class QueryException(string query, int at, string problem)
    : RecipeRunnerException($"the query cannot be read: {problem}\n  {OneLine(query)}\n  {new string(' ', at)}^")
{
    private static string OneLine(string query) => query.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ');
}
