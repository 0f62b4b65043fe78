using System.Globalization;

namespace RecipeRunner.Benchmarks.ClosedPort;

/// <summary>Options that all have a value, by name.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> values = [];
    private readonly string usage;

    public Arguments(string[] arguments, string usage, params string[] known)
    {
        this.usage = usage;
        for (var i = 0; i < arguments.Length; i += 2)
            values[known.Contains(arguments[i]) ? arguments[i] : throw Wrong($"Unknown option {arguments[i]}")] =
                i + 1 < arguments.Length ? arguments[i + 1] : throw Wrong($"{arguments[i]} needs a value");
    }

    public int Number(string option, int otherwise) =>
        !values.TryGetValue(option, out var value) ? otherwise
        : int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : throw Wrong($"{option} {value}: not a number above 0");

    /// <summary>Those of these names in which a word that was asked for occurs; all, when nothing was.</summary>
    public IReadOnlyCollection<string> Only(IReadOnlyCollection<string> names)
    {
        const string option = "--only";
        if (!values.TryGetValue(option, out var value))
            return names;
        var words = value.Split(',', StringSplitOptions.TrimEntries);
        return words.FirstOrDefault(word => !names.Any(name => name.Contains(word, StringComparison.OrdinalIgnoreCase))) is { } unknown
            ? throw Wrong($"{option} {unknown}: known are {string.Join(", ", names)}")
            : [.. names.Where(name => words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)))];
    }

    private BenchmarkException Wrong(string what) => new($"{what}\n{usage}");
}
