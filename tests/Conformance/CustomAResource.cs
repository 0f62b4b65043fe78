using System.Text.Json;
using RecipeRunner.Resources;

namespace RecipeRunner.Tests.Conformance;

/// <summary>The custom resource of the vectors: declares its inner resources.</summary>
internal sealed record CustomAResource : CompositeResource
{
    public required JsonElement Inner { get; init; }

    public required VectorBlocks Blocks { get; init; }

    public override IReadOnlyList<ResourceAction> Actions => ["run"];

    protected internal override void Compose(ResourceAction action)
    {
        foreach (var inner in Inner.EnumerateArray())
            VectorDeclaration.Declare(inner, Blocks);
    }
}
