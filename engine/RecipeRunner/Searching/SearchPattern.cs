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
    public bool MatchesWhole(string key) => Matches(key, inWords: false);

    /// <summary>Whether the pattern stands in a value, between the ends of words.</summary>
    public bool MatchesWords(string value) => Matches(value, inWords: true);

    /// <summary>Goes through the text piece by piece with all places at once where a match may have come to, so that no pattern is slow.</summary>
    private bool Matches(string text, bool inWords)
    {
        Span<bool> places = text.Length < 256 ? stackalloc bool[256] : new bool[text.Length + 1];
        places = places[..(text.Length + 1)];
        places[0] = true;
        for (int i = 1; inWords && i <= text.Length; i++) places[i] = !IsWord(text[i - 1]);
        foreach (Piece piece in pieces) Advance(places, text, piece, inWords);
        for (int i = 0; i < text.Length; i++)
            if (places[i] && inWords && !IsWord(text[i]))
                return true;
        return places[^1];
    }

    private static void Advance(Span<bool> places, string text, Piece piece, bool inWords)
    {
        switch (piece.Kind)
        {
            case PieceKind.Run:
                for (int i = 0; i < text.Length; i++) places[i + 1] |= places[i] && (!inWords || IsWord(text[i]));
                break;
            case PieceKind.Gap:
                bool reached = false;
                for (int i = 0; i < places.Length; i++)
                {
                    bool entered = places[i];
                    places[i] = reached;
                    reached = (entered || reached) && i < text.Length && !IsWord(text[i]);
                }
                break;
            default:
                for (int i = text.Length - 1; i >= 0; i--) places[i + 1] = places[i] && IsOne(piece, text[i], inWords);
                places[0] = false;
                break;
        }
    }

    private static bool IsOne(Piece piece, char c, bool inWords) =>
        piece.Kind == PieceKind.One ? !inWords || IsWord(c) : Same(c, piece.Character, inWords);

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
