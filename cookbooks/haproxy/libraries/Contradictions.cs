using RecipeRunner.Text;

namespace Haproxy;

/// <summary>Finds what HAProxy would refuse and the declarations tell already, so that it can be said with a recipe's line.</summary>
internal static class Contradictions
{
    public static IReadOnlyList<Problem> In(IReadOnlyList<Section> sections) =>
        [.. sections.SelectMany(s => OfName(s).Concat(OfAddition(s, sections)).Concat(OfTwins(s, sections)).Concat(OfBackends(s, sections)))];

    private static IEnumerable<Problem> OfName(Section section)
    {
        if (section.Name.Any(c => !char.IsAsciiLetterOrDigit(c) && !"-_.:".Contains(c)))
            yield return new(section.At, $"'{section.Name}' cannot be the name of a {section.Keyword}: HAProxy takes letters, digits, '-', '_', '.' and ':'.");
    }

    private static IEnumerable<Problem> OfAddition(Section section, IReadOnlyList<Section> sections)
    {
        if (section.IsAddition)
            yield return new(section.At, $"there is no {section.Heading} to add to: no recipe declares it.{Nearest.Hint(section.Name, Names(sections, section.Kind))}");
    }

    /// <summary>A listen is a frontend and a backend in one, so it shares its name with neither.</summary>
    private static IEnumerable<Problem> OfTwins(Section section, IReadOnlyList<Section> sections) =>
        from other in sections
        where section.Kind == SectionKind.Listen && other.Kind is SectionKind.Frontend or SectionKind.Backend && other.Name == section.Name
        select new Problem(section.At, $"{section.Heading} has the name of the {other.Keyword} that {other.At} declares; a listen section is a frontend and a backend in one.");

    private static IEnumerable<Problem> OfBackends(Section section, IReadOnlyList<Section> sections)
    {
        if (section.BackendsElsewhere) yield break;
        string[] known = [.. Names(sections, SectionKind.Backend), .. Names(sections, SectionKind.Listen)];
        foreach (string keyword in new[] { "default_backend", "use_backend" })
            foreach (Group group in section.Find(keyword)?.Groups ?? [])
                foreach (string name in group.Lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(1) ?? ""))
                    // What HAProxy works out by itself, %[req.hdr(host)] or an environment variable, is known to nobody else.
                    if (!known.Contains(name) && !name.Contains('%', StringComparison.Ordinal) && !name.Contains('$', StringComparison.Ordinal))
                        yield return new(group.At, $"{section.Heading} names the backend '{name}' in {keyword}, which no recipe declares.{Nearest.Hint(name, known)} If it stands in another file, say BackendsElsewhere = true.");
    }

    private static IEnumerable<string> Names(IReadOnlyList<Section> sections, SectionKind kind) => sections.Where(s => s.Kind == kind && !s.IsAddition).Select(s => s.Name);
}
