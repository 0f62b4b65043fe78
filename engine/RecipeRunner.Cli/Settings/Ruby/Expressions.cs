using System.Text;

namespace RecipeRunner.Cli.Settings.Ruby;

/// <summary>Works out the values in a settings file: what is read is what is meant, without a tree between.</summary>
internal sealed class Expressions(TokenReader reader, Scope scope)
{
    private readonly Calls calls = new(reader.Source, scope);

    /// <summary>A value, with <c>||</c> between alternatives.</summary>
    public object? Value()
    {
        object? value = Sum();
        while (reader.Took("||"))
        {
            object? other = Sum();
            if (value is null or false) value = other;
        }
        return value;
    }

    /// <summary>What a setting or a method is given, with or without brackets; a hash at the end needs no braces.</summary>
    public List<object?> Arguments()
    {
        bool inBrackets = reader.Current is { SpaceBefore: false } && reader.Took("(");
        var values = new List<object?>();
        Dictionary<string, object?>? hash = null;
        while (!(inBrackets ? reader.Current.Is(")") : reader.AtStatementEnd))
        {
            if (reader.Current.Kind == TokenKind.Label)
            {
                Pair(hash ??= []);
            }
            else
            {
                int at = reader.Current.At;
                object? value = Value();
                if (reader.Took("=>")) (hash ??= [])[Key(value, at)] = Value();
                else values.Add(value);
            }
            if (!reader.Took(",")) break;
        }
        if (inBrackets) reader.Expect(")");
        if (hash is not null) values.Add(hash);
        return values;
    }

    private object? Sum()
    {
        object? value = Postfix();
        while (reader.Current.Is("+"))
        {
            int at = reader.Take().At;
            value = (value, Postfix()) switch
            {
                (string left, string right) => left + right,
                (long left, long right) => left + right,
                (List<object?> left, List<object?> right) => left.Concat(right).ToList(),
                (var left, var right) => throw reader.Source.Wrong(at, $"{RubyText.Inspect(left)} + {RubyText.Inspect(right)}: Ruby adds only what is alike"),
            };
        }
        return value;
    }

    private object? Postfix()
    {
        object? value = Primary();
        while (true)
        {
            if (reader.Current is { SpaceBefore: false } && reader.Current.Is("["))
            {
                int at = reader.Take().At;
                value = calls.Index(value, Value(), at);
                reader.Expect("]");
            }
            else if (reader.Current.Is("."))
            {
                reader.Take();
                Token method = reader.Expect(TokenKind.Name, "the name of a method");
                value = calls.Method(value, method, MethodArguments());
            }
            else
            {
                return value;
            }
        }
    }

    private List<object?> MethodArguments() => reader.Current is { SpaceBefore: false } && reader.Current.Is("(") ? Arguments() : [];

    private object? Primary()
    {
        Token token = reader.Current;
        switch (token.Kind)
        {
            case TokenKind.Text: return Texts();
            case TokenKind.Symbol: return new RubySymbol(reader.Take().Text);
            case TokenKind.Words: return ((List<object?>)reader.Take().Value!).ToList();
            case TokenKind.Number: return reader.Take().Value;
            case TokenKind.Name: return Named(reader.Take());
            case TokenKind.Constant: return Constant();
            case TokenKind.Mark when reader.Took("["): return List();
            case TokenKind.Mark when reader.Took("{"): return Hash();
            case TokenKind.Mark when token.Is("::") && reader.Following.Kind == TokenKind.Constant:
                reader.Take();
                return Constant();
            case TokenKind.Mark when reader.Took("("):
                object? inner = Value();
                reader.Expect(")");
                return inner;
            default: throw reader.Unexpected();
        }
    }

    private object? Named(Token name) => name.Text switch
    {
        "true" => true,
        "false" => false,
        "nil" => null,
        "__FILE__" => scope.File,
        "__dir__" => Path.GetDirectoryName(scope.File),
        _ => scope.Find(name.Text, out object? value) ? value : throw reader.Source.NotRead(name.At, $"'{name.Text}' is neither a variable nor a setting that was set above.{scope.Hint(name.Text)}"),
    };

    /// <summary><c>File.join(...)</c>, <c>ENV['X']</c>, <c>Chef::Config[:x]</c>, <c>STDOUT</c>.</summary>
    private object? Constant()
    {
        Token first = reader.Take();
        string name = first.Text;
        while (reader.Current.Is("::") && reader.Following.Kind == TokenKind.Constant)
        {
            reader.Take();
            name += "::" + reader.Take().Text;
        }
        if (name is "STDOUT" or "STDERR") return new RubyStream(name);
        if (reader.Took("["))
        {
            object? key = Value();
            reader.Expect("]");
            return calls.Entry(name, key, first.At);
        }
        if (!reader.Took(".")) throw reader.Source.NotRead(first.At, $"'{name}' is not read here.");
        Token method = reader.Expect(TokenKind.Name, "the name of a method");
        bool takesBare = reader.Current.SpaceBefore && reader.Current.Kind is TokenKind.Text or TokenKind.Constant or TokenKind.Name && !IsKeyword(reader.Current.Text);
        return calls.Of(name, method, takesBare ? Arguments() : MethodArguments(), first.At);
    }

    private List<object?> List()
    {
        var items = new List<object?>();
        while (!reader.Current.Is("]"))
        {
            items.Add(Value());
            if (!reader.Took(",")) break;
        }
        reader.Expect("]");
        return items;
    }

    private Dictionary<string, object?> Hash()
    {
        var entries = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (!reader.Current.Is("}"))
        {
            Pair(entries);
            if (!reader.Took(",")) break;
        }
        reader.Expect("}");
        return entries;
    }

    private void Pair(Dictionary<string, object?> entries)
    {
        int at = reader.Current.At;
        string key;
        if (reader.Current.Kind == TokenKind.Label)
        {
            key = reader.Take().Text;
        }
        else
        {
            key = Key(Value(), at);
            reader.Expect("=>");
        }
        entries[key] = Value();
    }

    private string Key(object? value, int at) => value switch
    {
        string text => text,
        RubySymbol symbol => symbol.Name,
        _ => throw reader.Source.Wrong(at, $"a key is a text or a symbol, not {RubyText.Inspect(value)}"),
    };

    /// <summary>A text, or several one after the other, which Ruby joins.</summary>
    private string Texts()
    {
        var text = new StringBuilder();
        do
        {
            Token token = reader.Take();
            foreach (TextPart part in token.Parts) text.Append(part.Code is null ? part.Text : Interpolated(part.Code, token));
        }
        while (reader.Current.Kind == TokenKind.Text);
        return text.ToString();
    }

    private string Interpolated(IReadOnlyList<Token> code, Token within)
    {
        var inner = new TokenReader(reader.Source, code);
        if (inner.AtEnd) return "";
        object? value = new Expressions(inner, scope).Value();
        if (!inner.AtEnd) throw inner.Unexpected();
        return RubyText.Of(value) ?? throw reader.Source.Wrong(within.At, $"{RubyText.Inspect(value)} cannot stand in a text");
    }

    private static bool IsKeyword(string word) => word is "if" or "unless" or "and" or "or" or "do" or "rescue" or "while" or "until";
}
