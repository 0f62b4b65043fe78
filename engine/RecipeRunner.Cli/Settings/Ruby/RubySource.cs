using RecipeRunner.Converging;

namespace RecipeRunner.Cli.Settings.Ruby;

/// <summary>The text of a settings file; its errors name line and column and show the line.</summary>
internal sealed class RubySource(string file, string text)
{
    private const string WayOut = """
        A settings file is not run as Ruby; it may hold: settings (name value), text, symbols, numbers, true, false, nil, lists,
        %w(), hashes, local variables, + and ||, File.join, File.dirname, File.expand_path, Dir.pwd, ENV['X'], __FILE__, __dir__.
        """;

    public string File { get; } = file;

    public string Text { get; } = text;

    /// <summary>A mistake in what is written.</summary>
    public RecipeRunnerException Wrong(int at, string message) => Error(at, message, "");

    /// <summary>Ruby that is more than plain settings.</summary>
    public RecipeRunnerException NotRead(int at, string message) => Error(at, message, "\n" + WayOut);

    private PlacedException Error(int at, string message, string wayOut)
    {
        at = Math.Min(at, Text.Length);
        int start = at == 0 ? 0 : Text.LastIndexOf('\n', at - 1) + 1;
        int end = Text.IndexOf('\n', start);
        string line = (end < 0 ? Text[start..] : Text[start..end]).Trim();
        string shown = line.Length == 0 || MayHoldSecret(line) ? "" : $"\n    {line}";
        return new PlacedException(new Problem(new SourceLine(File, Text.AsSpan(0, start).Count('\n') + 1), message + shown + wayOut, at - start + 1));
    }

    /// <summary>Whether a line is better not shown: <c>http_proxy_pass</c>, <c>data_collector.token</c>, <c>client_key_contents</c>.</summary>
    private static bool MayHoldSecret(string line) =>
        line.Contains("pass", StringComparison.OrdinalIgnoreCase) || line.Contains("token", StringComparison.OrdinalIgnoreCase) || line.Contains("_contents", StringComparison.Ordinal);
}
