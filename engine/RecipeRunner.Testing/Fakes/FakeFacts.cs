using RecipeRunner.Nodes;

namespace RecipeRunner.Testing.Fakes;

/// <summary>Automatic attributes from a dictionary.</summary>
internal sealed class FakeFacts(IReadOnlyDictionary<string, object?> facts) : IAutomaticAttributes
{
    public IReadOnlyCollection<string> Keys { get; } = [.. facts.Keys];

    public object? Gather(string key) => facts.GetValueOrDefault(key);
}
