using RecipeRunner.Text;

namespace RecipeRunner.Cli.Settings.Ruby;

/// <summary>What the words of a settings file mean so far: its variables, and the settings above.</summary>
internal sealed class Scope(string file)
{
    private readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);

    /// <summary>The full path of the file.</summary>
    public string File { get; } = file;

    public void Set(string name, object? value) => values[name] = value;

    public bool Find(string name, out object? value) => values.TryGetValue(name, out value);

    public string Hint(string name) => Nearest.Hint(name, values.Keys);
}
