using RecipeRunner.Authoring.Checking.Facts;
using RecipeRunner.Searching;
using RecipeRunner.Text;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class UnknownSearch : Rule
{
    private static readonly string[] Known = ["node", "role", "environment", "client"];

    public override string Code => "RR029";

    public override string Name => "unknown-search";

    public override string Summary => "A search asks an index that does not exist, or its query does not parse.";

    public override string Why => "The run ends at that line. The indexes are those of Chef, `node`, `role`, `environment`, and the data bags.";

    public override Example Bad => Ask("group:adm)");

    public override Example Good => Ask("group:adm");

    public override IEnumerable<Finding> Check(CheckContext context)
    {
        IReadOnlyList<string> bags = context.DataBags().Bags();
        foreach (SearchUse search in context.Cookbooks.Where(c => c.Compiles).SelectMany(c => c.Facts).SelectMany(f => f.Searches))
        {
            // A stack brings its own, and a cookbook that stands alone has no data bags beside it.
            if (bags.Count > 0 && search.Index is { } index && !index.StartsWith("aws_opsworks_", StringComparison.Ordinal) && !Known.Contains(index) && !bags.Contains(index))
                yield return At(search.At, $"There is no index '{index}', and no data bag of that name.", Nearest.Hint(index, bags.Concat(Known)).Trim());
            if (search.Query is { } query && Problem(query) is { } problem)
                yield return At(search.At, problem);
        }
    }

    private static string? Problem(string query)
    {
        try
        {
            QueryParser.Parse(query);
            return null;
        }
        catch (QueryException e)
        {
            return Sentence.Of(e.Message);
        }
    }

    private static Example Ask(string query) => Example.Recipe($$"""
        foreach (AttributeValue user in Search("users", "{{query}}")) Log(user["id"].ToString());
        """).AndInRepo("data_bags/users/deploy.json", """
        { "id": "deploy", "group": "adm" }
        """);
}
