using RecipeRunner.Converging;

namespace RecipeRunner.Cli.Settings.Ruby;

/// <summary>The few methods that a settings file may call.</summary>
internal sealed class Calls(RubySource source, Scope scope)
{
    /// <summary>A method of a constant: <c>File.join</c>, <c>Dir.pwd</c>, <c>ENV.fetch</c>.</summary>
    public object? Of(string constant, Token method, List<object?> arguments, int at) => (constant, method.Text, arguments) switch
    {
        ("File", "join", _) => RubyPath.Join(Texts(arguments, at)),
        ("File", "dirname", [var path]) => RubyPath.Parent(Text(path, at)),
        ("File", "basename", [var path]) => Path.GetFileName(Text(path, at).TrimEnd('/')),
        ("File", "basename", [var path, var ending]) => WithoutEnding(Path.GetFileName(Text(path, at).TrimEnd('/')), Text(ending, at)),
        ("File", "expand_path" or "absolute_path" or "realpath", [var path]) => RubyPath.Expand(Text(path, at), Environment.CurrentDirectory),
        ("File", "expand_path" or "absolute_path", [var path, var folder]) => RubyPath.Expand(Text(path, at), RubyPath.Expand(Text(folder, at), Environment.CurrentDirectory)),
        ("Dir", "pwd" or "getwd", []) => Environment.CurrentDirectory,
        ("Dir", "home", []) => RubyPath.Home,
        ("ENV", "fetch", [var name]) => Environment.GetEnvironmentVariable(Text(name, at)) ?? throw source.Wrong(at, $"the environment has no variable {name}; set it, or give ENV.fetch a second value"),
        ("ENV", "fetch", [var name, var otherwise]) => Environment.GetEnvironmentVariable(Text(name, at)) ?? otherwise,
        ("Chef::Config", var name, []) => Entry(constant, new RubySymbol(name), at),
        _ => throw source.NotRead(at, $"{constant}.{method.Text}{(arguments.Count > 0 ? $" with {arguments.Count} value(s)" : "")} is not read here."),
    };

    /// <summary>Square brackets behind a constant: <c>ENV['X']</c>, <c>Chef::Config[:x]</c>.</summary>
    public object? Entry(string constant, object? key, int at) => (constant, key) switch
    {
        ("ENV", string name) => Environment.GetEnvironmentVariable(name),
        ("Chef::Config", string or RubySymbol) => scope.Find(RubyText.Of(key)!, out object? value) ? value : throw source.Wrong(at, $"the setting {RubyText.Of(key)} is not set above, and Chef's default is not known here"),
        _ => throw source.NotRead(at, $"{constant}[{RubyText.Inspect(key)}] is not read here."),
    };

    /// <summary>A method of a value. What only changes a value's class changes nothing here.</summary>
    public object? Method(object? value, Token method, List<object?> arguments) => (value, method.Text, arguments) switch
    {
        (_, "freeze" or "dup", []) => value,
        (_, "to_s", []) when RubyText.Of(value) is { } text => text,
        (string text, "to_sym", []) => new RubySymbol(text),
        (RubySymbol, "to_sym", []) => value,
        (string text, "to_i", []) => NumberLiteral.Parse(text.Trim()) is long number ? number : 0L,
        (string text, "strip", []) => text.Trim(),
        (string text, "chomp", []) => text.TrimEnd('\n', '\r'),
        (string text, "downcase", []) => text.ToLowerInvariant(),
        (string text, "split", [string separator]) => text.Split(separator, StringSplitOptions.RemoveEmptyEntries).ToList<object?>(),
        _ => throw source.NotRead(method.At, $"the method .{method.Text} is not read here."),
    };

    public object? Index(object? value, object? key, int at) => (value, key) switch
    {
        (IReadOnlyDictionary<string, object?> hash, string or RubySymbol) => hash.GetValueOrDefault(RubyText.Of(key)!),
        (List<object?> list, long index) => list.ElementAtOrDefault((int)(index < 0 ? list.Count + index : index)),
        _ => throw source.NotRead(at, $"{RubyText.Inspect(value)}[{RubyText.Inspect(key)}] is not read here."),
    };

    private static string WithoutEnding(string name, string ending) =>
        ending == ".*" ? Path.GetFileNameWithoutExtension(name) : name.EndsWith(ending, StringComparison.Ordinal) ? name[..^ending.Length] : name;

    private string Text(object? value, int at) => value as string ?? throw NoText(value, at);

    private IEnumerable<string> Texts(IEnumerable<object?> values, int at)
    {
        foreach (object? value in values)
        {
            if (value is List<object?> list)
                foreach (string inner in Texts(list, at)) yield return inner;
            else
                yield return Text(value, at);
        }
    }

    private RecipeRunnerException NoText(object? value, int at) =>
        source.Wrong(at, $"a text is wanted here, not {RubyText.Inspect(value)}{(value is null ? "; is a variable of the environment unset?" : "")}");
}
