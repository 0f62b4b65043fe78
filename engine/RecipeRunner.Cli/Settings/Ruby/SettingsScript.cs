using RecipeRunner.Converging;

namespace RecipeRunner.Cli.Settings.Ruby;

/// <summary>
/// Reads a solo.rb or client.rb: settings, local variables, and nothing that would have to be run. As in Chef a relative path is
/// seen from the working folder.
/// </summary>
internal sealed class SettingsScript
{
    private const string ChefConfig = "Chef::Config";

    private readonly TokenReader reader;
    private readonly Scope scope;
    private readonly Expressions expressions;
    private readonly List<Setting> settings = [];

    private SettingsScript(RubySource source)
    {
        reader = new(source, Lexer.Read(source));
        scope = new(source.File);
        expressions = new(reader, scope);
    }

    /// <summary>The settings in the order of the file.</summary>
    public static IReadOnlyList<Setting> Read(string path, string text)
    {
        var script = new SettingsScript(new RubySource(path, text));
        while (!script.reader.AtEnd)
        {
            if (!script.reader.AtStatementEnd) script.Statement();
            if (!script.reader.AtStatementEnd) throw script.reader.Unexpected();
            script.reader.Take();
        }
        return script.settings;
    }

    private void Statement()
    {
        Token first = reader.Current;
        switch (first.Kind)
        {
            case TokenKind.Mark when reader.Took("::") && reader.Current.Kind == TokenKind.Constant:
            case TokenKind.Constant:
                OfConfig();
                break;
            case TokenKind.Name when RubyOnly.Reason(first.Text) is { } reason:
                throw reader.Source.NotRead(first.At, reason);
            case TokenKind.Name when reader.Following.Is("="):
                Variable();
                break;
            case TokenKind.Name:
                reader.Take();
                Named(first.Text, first.At);
                break;
            default:
                throw reader.Unexpected();
        }
    }

    /// <summary><c>current_dir = ...</c>. With a setting's name Ruby, and so Chef, would set a variable that nobody reads.</summary>
    private void Variable()
    {
        Token name = reader.Take();
        reader.Expect("=");
        if (KnownSettings.IsKnown(name.Text))
            throw reader.Source.Wrong(name.At, $"'{name.Text} =' only makes a local variable, in Chef too; a setting is written without =: {name.Text} ...");
        scope.Set(name.Text, expressions.Value());
    }

    /// <summary><c>Chef::Config[:x] = y</c>, <c>Chef::Config.x = y</c>, <c>Chef::Config.x y</c>; the same with Ohai.</summary>
    private void OfConfig()
    {
        Token first = reader.Take();
        if (!(reader.Took("::") && reader.Current is { Kind: TokenKind.Constant, Text: "Config" }) || first.Text is not ("Chef" or "Ohai"))
            throw reader.Source.NotRead(first.At, $"'{first.Text}' is not read here.");
        reader.Take();
        string prefix = first.Text == "Ohai" ? "ohai." : "";
        if (reader.Took("["))
        {
            string name = Key();
            reader.Expect("=");
            Add(prefix + name, expressions.Value(), first.At);
            return;
        }
        reader.Expect(".");
        Named(prefix + reader.Expect(TokenKind.Name, $"the name of a setting of {ChefConfig}").Text, first.At, canAssign: true);
    }

    /// <summary>What follows a setting's name: a value, or another name behind a dot or in brackets (<c>knife[:x] = y</c>).</summary>
    private void Named(string name, int at, bool canAssign = false)
    {
        while (true)
        {
            if (reader.Took("."))
            {
                name += "." + reader.Expect(TokenKind.Name, "the name of a setting").Text;
            }
            else if (reader.Current is { SpaceBefore: false } && reader.Took("["))
            {
                name += "." + Key();
            }
            else
            {
                break;
            }
            canAssign = true;
        }
        if (reader.Current.Is("<<") && name.EndsWith("_handlers", StringComparison.Ordinal))
            throw reader.Source.Wrong(at, $"handlers are C# classes here: name them in recipe-runner.json, \"{name}\": [\"TheClass\"]");
        if (canAssign && reader.Took("="))
        {
            Add(name, expressions.Value(), at);
            return;
        }
        bool inBrackets = reader.Current.Is("(");
        List<object?> arguments = expressions.Arguments();
        if (arguments.Count == 0) throw reader.AtStatementEnd && !inBrackets ? NoValue(name, at) : reader.Unexpected();
        Add(name, arguments.Count == 1 ? arguments[0] : arguments, at);
    }

    private RecipeRunnerException NoValue(string name, int at) =>
        reader.Source.Wrong(at, KnownSettings.IsKnown(name) ? $"the setting {name} is given no value" : $"'{name}' is no setting.{KnownSettings.Hint(name)}");

    private string Key()
    {
        int at = reader.Current.At;
        object? key = expressions.Value();
        reader.Expect("]");
        return key is string or RubySymbol ? RubyText.Of(key)! : throw reader.Source.Wrong(at, $"a setting's name is a symbol or a text, not {RubyText.Inspect(key)}");
    }

    private void Add(string name, object? value, int at)
    {
        scope.Set(name, value);
        settings.Add(new(name, value)
        {
            Wrong = message => reader.Source.Wrong(at, message),
            FullPath = path => RubyPath.Expand(path, Environment.CurrentDirectory),
        });
    }
}
