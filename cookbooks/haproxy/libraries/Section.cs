namespace Haproxy;

/// <summary>The kinds of sections, in the order in which they are written: what is referred to stands before what refers to it.</summary>
public enum SectionKind { Global, Resolvers, Defaults, Cache, Userlist, Peers, Mailers, FcgiApp, Frontend, Backend, Listen }

/// <summary>A section of the configuration, as its declarations gave it.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name; empty for <c>global</c> and <c>defaults</c>.</param>
/// <param name="At">The recipe's line that declared it first.</param>
/// <param name="Rules">Its lines by kind, in the order in which they are written.</param>
public sealed record Section(SectionKind Kind, string Name, SourceLine At, IReadOnlyList<Rule> Rules)
{
    /// <summary>Whether it is only an addition to a section (<c>haproxy_acl</c>), which somebody else is to declare.</summary>
    public bool IsAddition { get; init; }

    /// <summary>Whether backends that it names may stand in another file.</summary>
    public bool BackendsElsewhere { get; init; }

    /// <summary>The word that begins it: <c>fcgi-app</c>.</summary>
    public string Keyword => Kind switch
    {
        SectionKind.Global => "global",
        SectionKind.Resolvers => "resolvers",
        SectionKind.Defaults => "defaults",
        SectionKind.Cache => "cache",
        SectionKind.Userlist => "userlist",
        SectionKind.Peers => "peers",
        SectionKind.Mailers => "mailers",
        SectionKind.FcgiApp => "fcgi-app",
        SectionKind.Frontend => "frontend",
        SectionKind.Backend => "backend",
        _ => "listen",
    };

    /// <summary>Its first line: <c>frontend http-in</c>.</summary>
    public string Heading => $"{Keyword} {Name}".TrimEnd();

    /// <summary>The lines below the heading, without indentation.</summary>
    public IEnumerable<string> Lines
    {
        get
        {
            var lines = new List<string>();
            foreach (Rule rule in Rules) lines.AddRange(rule.Lines);
            return lines;
        }
    }

    /// <summary>Its lines of one kind; null when it has no such kind.</summary>
    public Rule? Find(string key)
    {
        foreach (Rule rule in Rules)
            if (rule.Key == key)
                return rule;
        return null;
    }

    /// <summary>This section after a further declaration of it.</summary>
    public Section Then(Section later)
    {
        // An addition does not know where its lines belong among the others.
        IReadOnlyList<Rule> order = later.IsAddition ? Rules : later.Rules, others = later.IsAddition ? later.Rules : Rules;
        return later with
        {
            At = IsAddition ? later.At : At,
            IsAddition = IsAddition && later.IsAddition,
            BackendsElsewhere = BackendsElsewhere || later.BackendsElsewhere,
            Rules = [.. order.Select(r => Find(r.Key)?.Then(later.Find(r.Key)) ?? r), .. others.Where(o => order.All(r => r.Key != o.Key))],
        };
    }

    /// <summary>This section without the lines that one declaration gave.</summary>
    public Section Without(string key, IReadOnlyList<string> lines) =>
        this with { Rules = [.. Rules.Select(r => r.Key == key ? r.Without(lines) : r)] };
}
