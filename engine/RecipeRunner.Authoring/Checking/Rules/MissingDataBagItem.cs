using RecipeRunner.Authoring.Checking.Facts;
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
        if (context.Repo.Root == context.Repo.FolderOf(context.Repo.Names[0])) yield break;
        DataBagFolders bags = context.DataBags();
        foreach (BagUse use in context.Cookbooks.Where(c => c.Compiles).SelectMany(c => c.Facts).SelectMany(f => f.Bags))
            if (Problem(() => _ = use.Id is { } id ? (object)bags.Read(use.Bag, id) : bags.Items(use.Bag)) is { } problem)
                yield return At(use.At, problem);
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
