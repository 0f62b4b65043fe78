using RecipeRunner.Converging;

namespace RecipeRunner.Cli.Settings.Ruby;

/// <summary>A place among the words of a file.</summary>
internal sealed class TokenReader(RubySource source, IReadOnlyList<Token> tokens)
{
    private int at;

    public RubySource Source { get; } = source;

    public Token Current => tokens[at];

    public Token Following => tokens[Math.Min(at + 1, tokens.Count - 1)];

    public bool AtEnd => Current.Kind is TokenKind.End;

    public bool AtStatementEnd => Current.Kind is TokenKind.End or TokenKind.LineEnd;

    public Token Take() => AtEnd ? Current : tokens[at++];

    /// <summary>Takes a mark if it stands here.</summary>
    public bool Took(string mark)
    {
        if (!Current.Is(mark)) return false;
        at++;
        return true;
    }

    public Token Expect(TokenKind kind, string what) => Current.Kind == kind ? Take() : throw Source.Wrong(Current.At, $"{what} is missing before {Shown(Current)}");

    public void Expect(string mark)
    {
        if (!Took(mark)) throw Source.Wrong(Current.At, $"a {mark} is missing before {Shown(Current)}");
    }

    /// <summary>What stands here and should not.</summary>
    public RecipeRunnerException Unexpected() => Source.NotRead(Current.At, $"{Shown(Current)} is not read here.");

    private static string Shown(Token token) => token.Kind is TokenKind.End or TokenKind.LineEnd ? token.Text : $"'{token.Text}'";
}
