using RecipeRunner.Resources;

namespace RecipeRunner.Tests.Converging;

/// <summary>A composite resource whose lines a test gives.</summary>
internal sealed record WrapperResource : CompositeResource
{
    public required Action Lines { get; init; }

    public bool Unified { get; init; }

    public override IReadOnlyList<ResourceAction> Actions => ["run"];

    protected internal override bool UnifiedMode => Unified;

    protected internal override void Compose(ResourceAction action) => Lines();
}
