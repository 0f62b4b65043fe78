using Amazon.EC2.Model;
using RecipeRunner.Converging;

namespace RecipeRunner.OpsWorks.Ec2;

/// <summary>Which tags of an EC2 instance say its stack, its layers and its host name; by default those that OpsWorks set.</summary>
internal sealed record TagMapping
{
    /// <summary>The key whose value is the stack's name.</summary>
    public string Stack { get; init; } = "opsworks:stack";

    /// <summary>
    /// A key with <c>*</c> at its end: what stands for it is a layer's short name, the value is the layer's name. A key without:
    /// the value lists short names.
    /// </summary>
    public string Layer { get; init; } = "opsworks:layer:*";

    /// <summary>The key whose value is the host name.</summary>
    public string Name { get; init; } = "opsworks:instance";

    /// <exception cref="RecipeRunnerException">A key cannot be one.</exception>
    public TagMapping Checked()
    {
        foreach ((string option, string key) in (ReadOnlySpan<(string, string)>)[("--stack-tag", Stack), ("--layer-tag", Layer.TrimEnd('*')), ("--name-tag", Name)])
            if (key.Length is 0 or > 128 || key.Contains('*', StringComparison.Ordinal))
                throw new RecipeRunnerException($"{option} {key}: expected the key of a tag, such as Environment{(option == "--layer-tag" ? ", or the beginning of keys and a *, such as role:*" : "")}.");
        return this;
    }

    public string? StackOf(Instance instance) => Value(instance, Stack);

    public string? NameOf(Instance instance) => Value(instance, Name);

    /// <summary>The layers of an instance: short name, and name where it is said.</summary>
    public IEnumerable<(string ShortName, string? Name)> LayersOf(Instance instance)
    {
        if (!Layer.EndsWith('*'))
            return (Value(instance, Layer) ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().Select(name => (name, (string?)null));
        string prefix = Layer[..^1];
        return (instance.Tags ?? []).Where(t => t.Key.Length > prefix.Length && t.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(t => (t.Key[prefix.Length..], string.IsNullOrWhiteSpace(t.Value) ? null : t.Value));
    }

    private static string? Value(Instance instance, string key) =>
        instance.Tags?.Find(t => t.Key == key)?.Value is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
}
