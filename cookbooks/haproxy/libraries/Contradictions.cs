using RecipeRunner.Text;

namespace Haproxy;

/// <summary>Finds what HAProxy would refuse and the declarations tell already, so that it can be said with a recipe's line.</summary>
internal sealed class Contradictions
{
    private readonly IReadOnlyList<Section> sections;
    private readonly List<Problem> problems = [];

    private Contradictions(IReadOnlyList<Section> sections) => this.sections = sections;

    public static IReadOnlyList<Problem> In(IReadOnlyList<Section> sections)
    {
        var found = new Contradictions(sections);
        foreach (Section section in sections) found.Check(section);
        return found.problems;
    }

    private void Check(Section section)
    {
        foreach (char c in section.Name)
            if (!char.IsAsciiLetterOrDigit(c) && !"-_.:".Contains(c))
            {
                Tell(section.At, $"'{section.Name}' cannot be the name of a {section.Keyword}: HAProxy takes letters, digits, '-', '_', '.' and ':'.");
                break;
            }
        if (section.IsAddition)
            Tell(section.At, $"there is no {section.Heading} to add to: no recipe declares it.{Nearest.Hint(section.Name, Names(section.Kind))}");
        // A listen is a frontend and a backend in one, so it shares its name with neither.
        if (section.Kind == SectionKind.Listen)
            foreach (Section other in sections)
                if (other.Kind is SectionKind.Frontend or SectionKind.Backend && other.Name == section.Name)
                    Tell(section.At, $"{section.Heading} has the name of the {other.Keyword} that {other.At} declares; a listen section is a frontend and a backend in one.");
        foreach (Rule rule in section.Rules)
            foreach (Group group in rule.Groups)
                foreach (string line in group.Lines)
                    Check(section, rule, group, line);
    }

    private void Check(Section section, Rule rule, Group group, string line)
    {
        if (line.AsSpan().IndexOfAny('\n', '\r') >= 0)
            Tell(group.At, $"{section.Heading}: {rule.Key} has a line break in it: HAProxy would read the rest as a keyword of its own.");
        if (section.BackendsElsewhere || rule.Key is not ("default_backend" or "use_backend")) return;
        string name = line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var second, ..] ? second : "";
        // What HAProxy works out by itself, %[req.hdr(host)] or an environment variable, is known to nobody else.
        if (name.Contains('%', StringComparison.Ordinal) || name.Contains('$', StringComparison.Ordinal)) return;
        List<string> known = [.. Names(SectionKind.Backend), .. Names(SectionKind.Listen)];
        if (!known.Contains(name))
            Tell(group.At, $"{section.Heading} names the backend '{name}' in {rule.Key}, which no recipe declares.{Nearest.Hint(name, known)} If it stands in another file, say BackendsElsewhere = true.");
    }

    private List<string> Names(SectionKind kind)
    {
        var names = new List<string>();
        foreach (Section section in sections)
            if (section.Kind == kind && !section.IsAddition)
                names.Add(section.Name);
        return names;
    }

    private void Tell(SourceLine at, string text) => problems.Add(new(at, text));
}
