using RecipeRunner.DataBags;
using RecipeRunner.Nodes;

namespace RecipeRunner.OpsWorks.Writing;

/// <summary>What an update of the stack file came to.</summary>
internal enum UpdateResult
{
    Unchanged,
    Written,

    /// <summary>The answer is not believed before it comes again: the file stays.</summary>
    Doubted,
}

/// <summary>
/// Keeps the stack file up to date. Balancers close the port of a cluster without servers, so an answer that suddenly leaves a
/// layer empty, which may be wrong, counts only when the next one says the same.
/// </summary>
internal sealed class StackUpdate(StackOutput output)
{
    private IReadOnlySet<string> doubted = new HashSet<string>();

    /// <summary>The layers that an answer has left empty, and that were not.</summary>
    public IReadOnlyList<string> Emptied { get; private set; } = [];

    public UpdateResult Apply(MapNode json)
    {
        IReadOnlySet<string> now = StackOutput.Populated(json);
        Emptied = [.. output.PopulatedLayers().Where(layer => !now.Contains(layer)).Order(StringComparer.Ordinal)];
        bool isBelieved = Emptied.All(doubted.Contains);
        doubted = Emptied.ToHashSet(StringComparer.Ordinal);
        if (!isBelieved) return UpdateResult.Doubted;
        return output.Write(DataBagText.Of(json)) ? UpdateResult.Written : UpdateResult.Unchanged;
    }
}
