using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Converging;
using RecipeRunner.DataBags;
using RecipeRunner.Nodes;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class MissingDataBagItem : Rule
{
    public override string Code => "RR012";

    public override string Name => "missing-data-bag-item";

    public override string Summary => "A data bag, or an item of one, that is named literally does not exist.";

    public override string Why => "The run ends at that line. Data bags that come from elsewhere, by a deployment or in custom JSON, are worth a comment that says so.";

    public override Example Bad => Example.Recipe("""
        string address = DataBagItem("hosts", "miror")["address"];
        Log(address);
        """).AndInRepo("data_bags/hosts/mirror.json", """
        { "id": "mirror", "address": "mirror.example" }
        """);

    public override Example Good => Example.Recipe("""
        string address = DataBagItem("hosts", "mirror")["address"];
        Log(address);
        """).AndInRepo("data_bags/hosts/mirror.json", """
        { "id": "mirror", "address": "mirror.example" }
        """);

    public override IEnumerable<Finding> Check(CheckContext context)
    {
        // A cookbook that stands alone has no data bags beside it.
        if (context.Repo.Root == Path.Combine(context.Repo.CookbookPath, context.Repo.Names[0])) yield break;
        NodeJson? json = context.NodeJson is { Mistake: null, Map: { } map } node ? NodeJson.From((MapNode)map.Copy(), node.Path) : null;
        var bags = new DataBagFolders([context.Repo.DataBags], CustomDataBags.Of(json));
        foreach (Source source in context.Cookbooks.Where(c => c.Compiles).SelectMany(c => c.Sources))
        {
            foreach (Call call in source.CallsOf("DataBagItem"))
                if (call.Text("bag") is { } bag && call.Text("id") is { } id && Problem(() => bags.Read(bag, id)) is { } problem)
                    yield return At(call.Syntax, problem);
            foreach (Call call in source.CallsOf("DataBag"))
                if (call.Text("bag") is { } bag && Problem(() => bags.Items(bag)) is { } problem)
                    yield return At(call.Syntax, problem);
        }
    }

    private static string? Problem(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (NodeInputException)
        {
            // It is there, and cannot be read: another rule tells of it.
            return null;
        }
        catch (RecipeRunnerException e)
        {
            return Sentence.Of(e.Message);
        }
    }
}
