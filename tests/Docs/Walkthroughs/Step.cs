namespace RecipeRunner.Tests.Docs.Walkthroughs;

/// <summary>Something that a page has its reader do.</summary>
/// <param name="Line">Its line in the page, from 1.</param>
internal abstract record Step(int Line);

/// <summary>A command that is typed, and what it prints: <c>...</c> stands for any lines, or in a line for any text.</summary>
internal sealed record CommandStep(int Line, string Command, IReadOnlyList<string> Output) : Step(Line);

/// <summary>A file that is written, whole.</summary>
internal sealed record FileStep(int Line, string Path, string Text) : Step(Line);

/// <summary>A file that is changed: lines of context, <c>-</c> lines that go and <c>+</c> lines that come.</summary>
internal sealed record EditStep(int Line, string Path, IReadOnlyList<string> Diff) : Step(Line)
{
    /// <summary>The text after the change.</summary>
    /// <exception cref="FormatException">What is to be changed is not there, or several times.</exception>
    public string Apply(string text)
    {
        string before = Side('+'), after = Side('-');
        int at = text.IndexOf(before, StringComparison.Ordinal);
        if (at < 0 || text.IndexOf(before, at + 1, StringComparison.Ordinal) >= 0)
            throw new FormatException($"line {Line}: {Path} should have these lines once:\n{before}\nbut says:\n{text}");
        return text[..at] + after + text[(at + before.Length)..];
    }

    /// <summary>The lines of one side, without those that begin with the other side's sign.</summary>
    private string Side(char other) => string.Concat(Diff.Where(l => l.Length == 0 || l[0] != other).Select(l => (l.Length == 0 ? l : l[1..]) + "\n"));
}
