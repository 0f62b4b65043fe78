namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>What is known of a text that may be made at run time: its fixed parts, with anything between them.</summary>
/// <param name="Parts">The fixed parts; a text that is wholly known has one.</param>
/// <param name="Holes">What stands between them: the property of a resource, <c>SiteResource.Port</c>, or null for anything.</param>
internal sealed record TextPattern(IReadOnlyList<string> Parts, IReadOnlyList<string?> Holes)
{
    /// <summary>A text of which nothing is known.</summary>
    public static TextPattern Anything { get; } = new(["", ""], [null]);

    public static TextPattern Of(string text) => new([text], []);

    /// <summary>What a property of a resource holds.</summary>
    public static TextPattern OfProperty(string property) => new(["", ""], [property]);

    public bool IsAnything => Parts.Count > 1 && Parts.All(p => p.Length == 0);

    /// <summary>The text when all of it is known.</summary>
    public string? Whole => Parts is [var only] ? only : null;

    /// <summary>The one behind the other.</summary>
    public static TextPattern operator +(TextPattern a, TextPattern b) => new([.. a.Parts.SkipLast(1), a.Parts[^1] + b.Parts[0], .. b.Parts.Skip(1)], [.. a.Holes, .. b.Holes]);

    /// <summary>What stands behind the last slash, when the text is a path.</summary>
    public TextPattern FileName()
    {
        int last = Parts.Count - 1;
        while (last >= 0 && !Parts[last].Contains('/')) last--;
        return last < 0 ? this : new([Parts[last][(Parts[last].LastIndexOf('/') + 1)..], .. Parts.Skip(last + 1)], [.. Holes.Skip(last)]);
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

    /// <summary>Every one of some texts, then every one of others: all that may come of it, or anything when that is too much.</summary>
    public static IReadOnlyList<TextPattern> Joined(IEnumerable<IReadOnlyList<TextPattern>> parts)
    {
        const int most = 20;
        IReadOnlyList<TextPattern> joined = [Of("")];
        foreach (IReadOnlyList<TextPattern> part in parts)
        {
            joined = [.. joined.SelectMany(_ => part, (a, b) => a + b)];
            if (joined.Count > most) return [Anything];
        }
        return joined;
    }
}
