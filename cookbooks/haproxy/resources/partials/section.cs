namespace Haproxy;

/// <summary>
/// What all sections of the configuration have in common. Declaring a section again adds to its servers, rules and options, and
/// replaces the rest. It notifies nobody: the file does.
/// </summary>
public abstract record HaproxySectionResource : HaproxyConfigFileResource
{
    private static readonly ResourceAction[] Known = ["create", "delete"];

    public override IReadOnlyList<ResourceAction> Actions => Known;

    /// <summary>The kind of section that this resource declares.</summary>
    protected abstract SectionKind Kind { get; }

    /// <summary>The section's name in the file.</summary>
    protected virtual string Title => Name;

    /// <summary>What this declaration says, in the order in which it is written.</summary>
    protected abstract IReadOnlyList<Rule> Rules { get; }

    /// <summary>The section as this declaration has it.</summary>
    protected virtual Section Declared => new(Kind, Title, DeclaredAt, Rules);

    /// <summary>Takes away what this resource declares.</summary>
    protected virtual HaproxyConfiguration Delete(HaproxyConfiguration gathered) => gathered.Without(Kind, Title);

    /// <summary>What is wrong with its values.</summary>
    protected virtual IEnumerable<string> Problems => [];

    protected sealed override void Compose(ResourceAction action)
    {
        if (action == Create) Gather(gathered => gathered.With(Declared));
        else if (FindResource(FileKey) is not null) Gather(Delete);
    }

    protected sealed override IEnumerable<string> Validate(ResourceContext context)
    {
        foreach (string problem in base.Validate(context).Concat(Problems)) yield return problem;
        foreach (Rule rule in Rules)
            if (rule.Lines.Any(line => line.AsSpan().IndexOfAny('\n', '\r') >= 0))
                yield return $"{rule.Key} has a line break in it: HAProxy would read the rest as a keyword of its own.";
    }

    /// <summary>A keyword that a further declaration replaces.</summary>
    protected Rule Set(string keyword, Setting? values) => Say(keyword, keyword, values);

    /// <summary>A keyword with further words, that a further declaration replaces: <c>stats uri /</c>.</summary>
    protected Rule Set(string keyword, Options? options) => Say(keyword, keyword, options?.Lines(_ => true));

    /// <summary>A keyword that a further declaration adds to.</summary>
    protected Rule Add(string keyword, Setting? values) => Say(keyword, keyword, values) with { Adds = true };

    /// <summary>A keyword that a further declaration adds to; what was said before is not repeated.</summary>
    protected Rule AddOnce(string keyword, Setting? values) => Add(keyword, values) with { Once = true };

    /// <summary>Lines with a keyword in front, which may be empty; null says nothing.</summary>
    protected Rule Say(string key, string keyword, IEnumerable<string>? lines) =>
        new(key, lines is null ? [] : [new([.. lines.Select(line => $"{keyword} {line}".Trim())], DeclaredAt)]);
}
