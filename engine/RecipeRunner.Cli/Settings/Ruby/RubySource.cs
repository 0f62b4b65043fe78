using RecipeRunner.Converging;

namespace RecipeRunner.Cli.Settings.Ruby;

/// <summary>The text of a settings file; its errors name line and column and show the line.</summary>
internal sealed class RubySource(string file, string text)
{
    public const string WayOut = """
        A settings file is not run as Ruby; it may hold: settings (name value), text, symbols, numbers, true, false, nil, lists,
        %w(), hashes, local variables, + and ||, File.join, File.dirname, File.expand_path, Dir.pwd, ENV['X'], __FILE__, __dir__.
        """;

    public string File { get; } = file;

    public string Text { get; } = text;

    /// <summary>A mistake in what is written.</summary>
    public RecipeRunnerException Wrong(int at, string message)
    {
        (int line, int column, string shown) = Place(at);
        return new PlacedException(new Problem(new SourceLine(File, line), $"{message}\n    {shown}", column));
    }

    /// <summary>Ruby that is more than plain settings.</summary>
    public RecipeRunnerException NotRead(int at, string message) => Wrong(at, $"{message}\n{WayOut}");

    private (int Line, int Column, string Shown) Place(int at)
    {
        at = Math.Min(at, Text.Length);
        int start = at == 0 ? 0 : Text.LastIndexOf('\n', at - 1) + 1;
        int end = Text.IndexOf('\n', start);
        return (Text.AsSpan(0, start).Count('\n') + 1, at - start + 1, (end < 0 ? Text[start..] : Text[start..end]).Trim());
    }
}
