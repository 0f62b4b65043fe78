namespace RecipeRunner.Searching;

/// <summary>
/// Text with wildcards. In a value it stands for whole words, as in chef-zero: a word is made of letters, digits and <c>@ . _ ' : -</c>,
/// capitals do not count, and a wildcard stays inside its word.
/// </summary>
internal sealed class SearchPattern
{
    private readonly List<Piece> pieces = [];

    private SearchPattern()
    {
    }

    /// <summary>The text itself when there is no wildcard in it.</summary>
    public string? Literal { get; private init; }

    /// <summary>True for <c>*</c>.</summary>
    public bool IsAnything => pieces is [{ Kind: PieceKind.Run }];

    /// <summary>A term as it stands in the query: <c>*</c> and <c>?</c> are wildcards, and a backslash takes the meaning from what follows.</summary>
    public static SearchPattern Term(string raw)
    {
        var pattern = new SearchPattern { Literal = raw.AsSpan().ContainsAny('*', '?') ? null : Unescape(raw) };
        pattern.Add(raw);
        return pattern;
    }

    /// <summary>A phrase as it stands between its quotes: its words follow each other in the value.</summary>
    public static SearchPattern Phrase(string raw)
    {
        var pattern = new SearchPattern();
        foreach (string word in raw.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (pattern.pieces.Count > 0) pattern.pieces.Add(new(PieceKind.Gap));
            pattern.Add(word);
        }
        return pattern;
    }

    /// <summary>The text without the backslashes that escape.</summary>
    public static string Unescape(string raw)
    {
        if (!raw.Contains('\\')) return raw;
        var text = new System.Text.StringBuilder(raw.Length);
        for (int i = 0; i < raw.Length; i++)
            text.Append(raw[i] == '\\' && i + 1 < raw.Length ? raw[++i] : raw[i]);
        return text.ToString();
    }

    /// <summary>Whether the whole of a key matches, capitals included.</summary>
    public bool MatchesWhole(string key) => Matches(key, 0, 0, inWords: false);

    /// <summary>Whether the pattern stands in a value, between the ends of words.</summary>
    public bool MatchesWords(string value)
    {
        for (int start = 0; start <= value.Length; start++)
            if ((start == 0 || !IsWord(value[start - 1])) && Matches(value, start, 0, inWords: true))
                return true;
        return false;
    }

    private bool Matches(string text, int at, int piece, bool inWords)
    {
        for (; piece < pieces.Count; piece++)
        {
            (PieceKind kind, char wanted) = pieces[piece];
            switch (kind)
            {
                case PieceKind.Character when at < text.Length && Same(text[at], wanted, inWords):
                case PieceKind.One when at < text.Length && (!inWords || IsWord(text[at])):
                    at++;
                    break;
                case PieceKind.Run:
                    for (; ; at++)
                    {
                        if (Matches(text, at, piece + 1, inWords)) return true;
                        if (at == text.Length || (inWords && !IsWord(text[at]))) return false;
                    }
                case PieceKind.Gap when at < text.Length && !IsWord(text[at]):
                    while (at < text.Length && !IsWord(text[at])) at++;
                    break;
                default:
                    return false;
            }
        }
        return at == text.Length || (inWords && !IsWord(text[at]));
    }

    private void Add(string raw)
    {
        for (int i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '*')
            {
                if (pieces is not [.., { Kind: PieceKind.Run }]) pieces.Add(new(PieceKind.Run));
            }
            else if (raw[i] == '?')
            {
                pieces.Add(new(PieceKind.One));
            }
            else
            {
                if (raw[i] == '\\' && i + 1 < raw.Length) i++;
                pieces.Add(new(PieceKind.Character, raw[i]));
            }
        }
    }

    private static bool Same(char a, char b, bool inWords) => a == b || (inWords && char.ToLowerInvariant(a) == char.ToLowerInvariant(b));

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '@' or '.' or '_' or '\'' or ':' or '-';

    private enum PieceKind
    {
        Character,

        /// <summary><c>?</c></summary>
        One,

        /// <summary><c>*</c></summary>
        Run,

        /// <summary>What stands between two words.</summary>
        Gap,
    }

    private readonly record struct Piece(PieceKind Kind, char Character = '\0');
}
