using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;
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
        if (!Directory.Exists(context.Repo.DataBags)) yield break;
        var bags = new DataBagFolders([context.Repo.DataBags]);
        foreach (Source source in context.Cookbooks.Where(c => c.Compiles).SelectMany(c => c.Sources))
            foreach (Call call in source.CallsOf("DataBagItem"))
                if (call.Text("bag") is { } bag && call.Text("id") is { } id && Item(bags, bag, id) is { } item)
                    foreach (ElementAccessExpressionSyntax read in Reads(call))
                        if (source.Text(read.ArgumentList.Arguments[0].Expression) is { } key && !item.TryGet(key, out _))
                            yield return At(read, $"The item '{id}' of the data bag '{bag}' has no '{key}'.", Nearest.Hint(key, item.Keys) is { Length: > 0 } hint ? hint.Trim() : $"It has {string.Join(", ", item.Keys)}.");
    }

    /// <summary>The reads of the item itself, and of the one variable that holds it.</summary>
    private static IEnumerable<ElementAccessExpressionSyntax> Reads(Call call)
    {
        if (call.Syntax.Parent is ElementAccessExpressionSyntax access) yield return access;
        if (call.Syntax.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var name } }) yield break;
        // Another variable of the name may hold something else.
        if (call.Source.Root.DescendantTokens().Count(token => token.ValueText == name && token.Parent is VariableDeclaratorSyntax or ParameterSyntax or ForEachStatementSyntax) > 1) yield break;
        foreach (ElementAccessExpressionSyntax read in call.Source.Root.DescendantNodes().OfType<ElementAccessExpressionSyntax>())
            if (read.Expression is IdentifierNameSyntax { Identifier.ValueText: var of } && of == name)
                yield return read;
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
