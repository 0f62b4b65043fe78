using System.Text.Json;
using RecipeRunner.Resources;

namespace RecipeRunner.Tests.Conformance;

/// <summary>The custom resources of the vectors: declare their inner resources.</summary>
internal abstract record CustomResource : CompositeResource
{
    public required JsonElement Inner { get; init; }

    public required VectorBlocks Blocks { get; init; }

    public required bool Unified { get; init; }

    public override IReadOnlyList<ResourceAction> Actions => ["run", "create"];

    protected internal override bool UnifiedMode => Unified;

    protected internal override void Compose(ResourceAction action)
    {
        foreach (var inner in Inner.EnumerateArray())
            VectorDeclaration.Declare(inner, Blocks);
    }
}

internal sealed record CustomAResource : CustomResource;

internal sealed record CustomBResource : CustomResource;

internal sealed record CustomUnifiedResource : CustomResource;
