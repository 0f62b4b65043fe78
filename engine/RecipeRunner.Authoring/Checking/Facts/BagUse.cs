using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Facts;

/// <summary>A data bag, or an item of one, that a source reads by its name.</summary>
/// <param name="At">Where it is read.</param>
/// <param name="Bag">The bag.</param>
/// <param name="Id">The item; null when all of them are read.</param>
/// <param name="Keys">The keys that are read of the item.</param>
internal sealed record BagUse(Place At, string Bag, string? Id, IReadOnlyList<BagKey> Keys)
{
    public static IEnumerable<BagUse> In(Source source)
    {
        foreach (Call call in source.CallsOf("DataBagItem"))
            if (call.Text("bag") is { } bag && call.Text("id") is { } id)
                yield return new(Place.Of(call.Syntax), bag, id, [.. BagKey.Of(call)]);
        foreach (Call call in source.CallsOf("DataBag"))
            if (call.Text("bag") is { } bag)
                yield return new(Place.Of(call.Syntax), bag, null, []);
    }
}
