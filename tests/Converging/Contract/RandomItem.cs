using RecipeRunner.Resources;

namespace RecipeRunner.Tests.Converging.Contract;

/// <summary>A line of a random recipe: what it declares, and how it is printed.</summary>
internal sealed record RandomItem(Resource Resource, string Name, string Text)
{
    public string Key => (Resource with { Name = Name }).Key;

    public void Declare() => Dsl.Recipe.Declare(Name, Resource, "random", 0);
}

/// <summary>A composite resource of random lines; with a path, it looks there first and declares one half or the other.</summary>
internal sealed record BundleResource(IReadOnlyList<RandomItem> Inner, string? LooksAt) : CompositeResource
{
    public override IReadOnlyList<ResourceAction> Actions => ["create"];

    protected internal override void Compose(ResourceAction action)
    {
        bool isThere = LooksAt is not null && Dsl.Recipe.FileExists(LooksAt);
        for (int i = 0; i < Inner.Count; i++)
            if (LooksAt is null || i % 2 == 0 == isThere)
                Inner[i].Declare();
    }
}
