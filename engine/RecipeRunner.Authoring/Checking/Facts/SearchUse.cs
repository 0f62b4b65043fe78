using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Facts;

/// <summary>A search that a source makes.</summary>
/// <param name="At">Where it is made.</param>
/// <param name="Index">What is searched; null when that is decided at run time.</param>
/// <param name="Query">What is searched for; null when that is made at run time.</param>
internal sealed record SearchUse(Place At, string? Index, string? Query)
{
    public static IEnumerable<SearchUse> In(Source source) =>
        source.CallsOf("Search").Select(call => new SearchUse(Place.Of(call.Syntax), call.Text("index"), call.Text("query")));
}
