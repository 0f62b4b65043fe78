namespace RecipeRunner.Reporting;

/// <summary>The place in a source that a line of an error names first, as compilers write it.</summary>
/// <param name="File">The path as it is written there.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1; 0 when the error names none.</param>
/// <param name="IsDeclaration">Whether a resource is declared there.</param>
internal readonly record struct NamedPlace(string File, int Line, int Column, bool IsDeclaration)
{
    private const string Declared = "declared at ";
    private const string Called = "called from ";

    /// <summary>
    /// The place that <c>path:line:column: text</c>, <c>path:line: text</c>, <c>declared at path:line in ...</c> or <c>called from path:line</c>
    /// names; null for any other line. What a command printed may look the same: only code and templates count. JSON does not: a line of it may be
    /// a password.
    /// </summary>
    public static NamedPlace? In(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        bool isDeclaration = text.StartsWith(Declared), isCaller = text.StartsWith(Called);
        if (isDeclaration || isCaller) text = text[Declared.Length..];
        for (int colon = text.IndexOf(':'); colon > 0; colon = Next(text, colon))
        {
            ReadOnlySpan<char> rest = text[(colon + 1)..];
            if (Number(ref rest) is not { } line) continue;
            int column = 0;
            if (rest is [':', >= '0' and <= '9', ..])
            {
                rest = rest[1..];
                column = Number(ref rest) ?? 0;
            }
            bool ends = rest.StartsWith(": ") || isDeclaration && rest.StartsWith(" in ") || isCaller && rest.IsEmpty;
            return ends && IsSource(text[..colon]) ? new(text[..colon].ToString(), line, column, isDeclaration) : null;
        }
        return null;
    }

    private static int Next(ReadOnlySpan<char> text, int colon) => text[(colon + 1)..].IndexOf(':') is >= 0 and var at ? colon + 1 + at : -1;

    private static int? Number(ref ReadOnlySpan<char> text)
    {
        int digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
        if (!int.TryParse(text[..digits], out int number) || number == 0) return null;
        text = text[digits..];
        return number;
    }

    private static bool IsSource(ReadOnlySpan<char> path) =>
        Path.GetExtension(path) is ".csx" or ".cs" or ".sbn" || path.Contains("/templates/", StringComparison.Ordinal);
}
