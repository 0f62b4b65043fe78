namespace Haproxy;

/// <summary>The lines of one kind in a section (its <c>acl</c>s, its <c>server</c>s), as its declarations gave them.</summary>
/// <param name="Key">Chef's property.</param>
/// <param name="Groups">What each declaration said; empty when none said anything.</param>
/// <param name="Adds">Whether a further declaration of the section adds to them; otherwise it replaces them.</param>
/// <param name="Once">Whether equal lines are written once.</param>
public sealed record Rule(string Key, IReadOnlyList<Group> Groups, bool Adds = false, bool Once = false)
{
    /// <summary>The lines in their order.</summary>
    public IEnumerable<string> Lines => Once ? All().Distinct() : All();

    /// <summary>This rule after a further declaration.</summary>
    public Rule Then(Rule? later) =>
        later is null or { Groups.Count: 0 } ? this : later.Adds ? later with { Groups = [.. Groups, .. later.Groups] } : later;

    /// <summary>This rule without the lines of one declaration: as in Chef all of them, in their order, or none.</summary>
    public Rule Without(IReadOnlyList<string> lines) => this with { Groups = [.. Groups.Where(g => !g.Lines.SequenceEqual(lines))] };

    private List<string> All()
    {
        var lines = new List<string>();
        foreach (Group group in Groups) lines.AddRange(group.Lines);
        return lines;
    }
}

/// <summary>What one declaration said.</summary>
/// <param name="Lines">Its lines, keyword included.</param>
/// <param name="At">The recipe's line.</param>
public sealed record Group(IReadOnlyList<string> Lines, SourceLine At);
