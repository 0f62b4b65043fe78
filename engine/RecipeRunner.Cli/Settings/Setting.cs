using RecipeRunner.Cli.Commands;
using RecipeRunner.Cli.Settings.Ruby;
using RecipeRunner.Converging;

namespace RecipeRunner.Cli.Settings;

/// <summary>A setting as a file gives it: a name and a plain value, read as what the setting wants.</summary>
internal sealed record Setting(string Name, object? Value)
{
    /// <summary>An error at the setting's place.</summary>
    public required Func<string, RecipeRunnerException> Wrong { get; init; }

    /// <summary>A path as the file's form means it: Chef sees relative ones from the working folder, our JSON from the file.</summary>
    public required Func<string, string> FullPath { get; init; }

    public string Text() => Plain(Value) ?? throw Unfit("a text");

    /// <summary>One text or a list of them.</summary>
    public string[] Texts() => All() ?? throw Unfit("a text or a list of texts");

    public string Path() => FullPath(Plain(Value) ?? throw Unfit("a path"));

    /// <summary>One path or a list of them.</summary>
    public string[] Paths() => All() is { Length: > 0 } paths ? Array.ConvertAll(paths, p => FullPath(p)) : throw Unfit("a path or a list of paths");

    public bool Flag() => Value as bool? ?? throw Unfit("true or false");

    /// <summary>The member of an enumeration by its name.</summary>
    public T OneOf<T>() where T : struct, Enum
    {
        try
        {
            return ParseProblems.OneOf<T>(Name, Text(), default);
        }
        catch (RecipeRunnerException e)
        {
            throw Wrong(e.Message);
        }
    }

    public RecipeRunnerException Unfit(string wanted) => Wrong($"{Name} must be {wanted}, not {(Name.EndsWith("_pass", StringComparison.Ordinal) ? "what stands there" : RubyText.Inspect(Value))}");

    private string[]? All()
    {
        string?[] texts = Value is List<object?> list ? [.. list.Select(Plain)] : [Plain(Value)];
        return texts.Contains(null) ? null : [.. texts.OfType<string>()];
    }

    private static string? Plain(object? value) => value switch
    {
        string { Length: > 0 } text => text,
        RubySymbol symbol => symbol.Name,
        _ => null,
    };
}
