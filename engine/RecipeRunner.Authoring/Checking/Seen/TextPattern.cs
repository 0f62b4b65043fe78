namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>What is known of a text that may be made at run time: its fixed parts, with anything between them.</summary>
/// <param name="Parts">The fixed parts; a text that is wholly known has one.</param>
internal sealed record TextPattern(IReadOnlyList<string> Parts)
{
    /// <summary>A text of which nothing is known.</summary>
    public static TextPattern Anything { get; } = new(["", ""]);

    public static TextPattern Of(string text) => new([text]);

    public bool IsAnything => Parts.Count > 1 && Parts.All(p => p.Length == 0);

    /// <summary>The text when all of it is known.</summary>
    public string? Whole => Parts is [var only] ? only : null;

    /// <summary>The one behind the other.</summary>
    public static TextPattern operator +(TextPattern a, TextPattern b) => new([.. a.Parts.SkipLast(1), a.Parts[^1] + b.Parts[0], .. b.Parts.Skip(1)]);

    /// <summary>What stands behind the last slash, when the text is a path.</summary>
    public TextPattern FileName()
    {
        int last = Parts.Count - 1;
        while (last >= 0 && !Parts[last].Contains('/')) last--;
        return last < 0 ? this : new([Parts[last][(Parts[last].LastIndexOf('/') + 1)..], .. Parts.Skip(last + 1)]);
    }

    /// <summary>Whether the text may be this one.</summary>
    public bool MayBe(string text)
    {
        if (Parts is [var whole]) return whole == text;
        if (!text.StartsWith(Parts[0], StringComparison.Ordinal)) return false;
        int at = Parts[0].Length;
        foreach (string part in Parts.Skip(1).SkipLast(1))
        {
            int found = text.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0) return false;
            at = found + part.Length;
        }
        return text.Length - at >= Parts[^1].Length && text.EndsWith(Parts[^1], StringComparison.Ordinal);
    }
}
