namespace Haproxy;

/// <summary>
/// What all declarations gathered for one configuration file. It is what the template reads: <c>sections</c> in order, or one by
/// one, <c>global.lines</c>.
/// </summary>
public sealed record HaproxyConfiguration
{
    private IReadOnlyList<Section> Gathered { get; init; } = [];

    /// <summary>The sections in the order in which they are written; within a kind, in that of their declarations.</summary>
    /// <exception cref="ProblemsException">They contradict each other.</exception>
    public IReadOnlyList<Section> Sections => Contradictions.In(Gathered) is { Count: > 0 } problems
        ? throw new ProblemsException(problems, ExitCode.BadInput)
        : Gathered;

    /// <summary>The section <c>global</c>; null when nobody declares it.</summary>
    public Section? Global => Find(SectionKind.Global, "");

    /// <summary>The section <c>defaults</c>; null when nobody declares it.</summary>
    public Section? Defaults => Find(SectionKind.Defaults, "");

    /// <summary>After a declaration of a section.</summary>
    public HaproxyConfiguration With(Section section)
    {
        if (Find(section.Kind, section.Name) is { } earlier) return Replace(earlier, earlier.Then(section));
        var gathered = new List<Section>(Gathered);
        int behind = gathered.FindLastIndex(s => s.Kind <= section.Kind);
        gathered.Insert(behind + 1, section);
        return this with { Gathered = gathered };
    }

    /// <summary>Without a section.</summary>
    public HaproxyConfiguration Without(SectionKind kind, string name) =>
        this with { Gathered = [.. Gathered.Where(s => s.Kind != kind || s.Name != name)] };

    /// <summary>Without the lines that one declaration gave to a section.</summary>
    public HaproxyConfiguration Without(SectionKind kind, string name, string key, IReadOnlyList<string> lines) =>
        Find(kind, name) is { } section ? Replace(section, section.Without(key, lines)) : this;

    private Section? Find(SectionKind kind, string name)
    {
        foreach (Section section in Gathered)
            if (section.Kind == kind && section.Name == name)
                return section;
        return null;
    }

    private HaproxyConfiguration Replace(Section old, Section section) =>
        this with { Gathered = [.. Gathered.Select(s => ReferenceEquals(s, old) ? section : s)] };
}
