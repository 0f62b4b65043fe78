using RecipeRunner.Authoring.Checking.Facts;
using RecipeRunner.Converging;
using RecipeRunner.DataBags;
using RecipeRunner.Nodes;
using RecipeRunner.Text;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class MissingDataBagKey : Rule
{
    public override string Code => "RR024";

    public override string Name => "missing-data-bag-key";

    public override string Summary => "A key is read of a data bag item that the item does not have.";

    public override string Why => "The run ends at that line. What may be missing is read with `Read`.";

    public override Example Bad => Read("adress");

    public override Example Good => Read("address");

    public override IEnumerable<Finding> Check(CheckContext context)
    {
        DataBagFolders bags = context.DataBags();
        foreach (BagUse use in context.Cookbooks.Where(c => c.Compiles).SelectMany(c => c.Facts).SelectMany(f => f.Bags))
            if (use is { Id: { } id, Keys.Count: > 0 } && Item(bags, use.Bag, id) is { } item)
                foreach ((Place place, string key) in use.Keys)
                    if (!item.TryGet(key, out _))
                        yield return At(place, $"The item '{id}' of the data bag '{use.Bag}' has no '{key}'.", Nearest.Hint(key, item.Keys) is { Length: > 0 } hint ? hint.Trim() : $"It has {string.Join(", ", item.Keys)}.");
    }

    private static MapNode? Item(DataBagFolders bags, string bag, string id)
    {
        try
        {
            return bags.Read(bag, id);
        }
        catch (RecipeRunnerException)
        {
            // Another rule tells of it.
            return null;
        }
    }

    private static Example Read(string key) => Example.Recipe($$"""
        AttributeValue mirror = DataBagItem("hosts", "mirror");
        Log(mirror["{{key}}"].ToString());
        """).AndInRepo("data_bags/hosts/mirror.json", """
        { "id": "mirror", "address": "mirror.example" }
        """);
}
