namespace RecipeRunner.Cli.Settings.Ruby;

/// <summary>What kind of word a piece of a settings file is.</summary>
internal enum TokenKind
{
    /// <summary>A name with a small first letter: a setting, a variable, a method, a keyword.</summary>
    Name,

    /// <summary>A name with a capital: <c>File</c>, <c>ENV</c>, <c>STDOUT</c>.</summary>
    Constant,

    /// <summary>A quoted text, with its parts.</summary>
    Text,

    /// <summary><c>:name</c>.</summary>
    Symbol,

    /// <summary><c>name:</c>, a key of a hash.</summary>
    Label,

    /// <summary><c>%w(a b)</c> and <c>%i(a b)</c>.</summary>
    Words,

    /// <summary>A number.</summary>
    Number,

    /// <summary>An operator, a bracket, a comma.</summary>
    Mark,

    /// <summary>The end of a line, or a semicolon.</summary>
    LineEnd,

    /// <summary>The end of the file.</summary>
    End,
}

/// <summary>One word of a settings file.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">How it is written; for symbols, labels and texts without parts, what it says.</param>
/// <param name="At">Where it begins in the file, in characters.</param>
/// <param name="SpaceBefore">Whether it stands apart from the word before.</param>
internal sealed record Token(TokenKind Kind, string Text, int At, bool SpaceBefore)
{
    /// <summary>A text: literal pieces, and the words of each <c>#{...}</c>.</summary>
    public IReadOnlyList<TextPart> Parts { get; init; } = [];

    /// <summary>A number, or the items of a list of words.</summary>
    public object? Value { get; init; }

    public bool Is(string mark) => Kind == TokenKind.Mark && Text == mark;
}

/// <summary>A piece of a text: what it says, or the words that say it.</summary>
internal sealed record TextPart(string Text, IReadOnlyList<Token>? Code);

/// <summary>Ruby's <c>:name</c> as a value.</summary>
internal sealed record RubySymbol(string Name)
{
    public override string ToString() => ":" + Name;
}

/// <summary>A constant that is a value by itself: <c>STDOUT</c>, <c>STDERR</c>.</summary>
internal sealed record RubyStream(string Name)
{
    public override string ToString() => Name;
}
