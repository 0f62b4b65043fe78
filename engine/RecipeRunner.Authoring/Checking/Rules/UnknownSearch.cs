using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.DataBags;
using RecipeRunner.Nodes;
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
        NodeJson? json = context.NodeJson is { Mistake: null, Map: { } map } node ? NodeJson.From((MapNode)map.Copy(), node.Path) : null;
        IReadOnlyList<string> bags = new DataBagFolders([context.Repo.DataBags], CustomDataBags.Of(json)).Bags();
        foreach (Call call in context.Cookbooks.Where(c => c.Compiles).SelectMany(c => c.Sources).SelectMany(s => s.CallsOf("Search")))
        {
            // A stack brings its own, and a cookbook that stands alone has no data bags beside it.
            if (bags.Count > 0 && call.Text("index") is { } index && !index.StartsWith("aws_opsworks_", StringComparison.Ordinal) && !Known.Contains(index) && !bags.Contains(index))
                yield return At(call.Syntax, $"There is no index '{index}', and no data bag of that name.", Nearest.Hint(index, bags.Concat(Known)).Trim());
            if (call.Text("query") is { } query && Problem(query) is { } problem)
                yield return At(call.Syntax, problem);
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
