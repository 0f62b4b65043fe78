namespace Haproxy;

/// <summary>Lines for a section that another resource declares.</summary>
/// <action name="create">Adds the lines to the section.</action>
/// <action name="delete">Takes them out of the section: all of one declaration, in their order, or none.</action>
public abstract record HaproxyAdditionResource : HaproxySectionResource
{
    /// <summary>The name of the section.</summary>
    public required string SectionName { get; init; }

    /// <summary>The kinds of sections that take such lines.</summary>
    protected abstract IReadOnlyList<SectionKind> Kinds { get; }

    /// <summary>The lines.</summary>
    protected abstract Rule Rule { get; }

    protected sealed override string Title => SectionName;

    protected sealed override Rule[] Rules => [Rule];

    protected override Section Declared => base.Declared with { IsAddition = true };

    protected sealed override IEnumerable<string> Problems =>
        Kinds.Contains(Kind) ? [] : [$"a section of the kind {Kind} takes no {Rule.Key}; {string.Join(" and ", Kinds)} do."];

    /// <summary>As in Chef the lines of one declaration are taken away together, or not at all.</summary>
    protected sealed override HaproxyConfiguration Delete(HaproxyConfiguration gathered) =>
        gathered.Without(Kind, Title, Rule.Key, Rule.Groups[0].Lines);
}
