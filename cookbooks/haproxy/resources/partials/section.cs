namespace Haproxy;

/// <summary>
/// What all sections of the configuration have in common. Declaring a section again adds to its servers, rules and options, and
/// replaces the rest. It notifies nobody: the file does.
/// </summary>
/// <action name="create">Adds the section to what is gathered for the file.</action>
/// <action name="delete">Takes the section out of what is gathered in this run.</action>
public abstract record HaproxySectionResource : HaproxyConfigFileResource
{
    private static readonly ResourceAction[] Known = ["create", "delete"];

    public override IReadOnlyList<ResourceAction> Actions => Known;

    /// <summary>The kind of section that this resource declares.</summary>
    protected abstract SectionKind Kind { get; }

    /// <summary>The section's name in the file.</summary>
    protected virtual string Title => Name;

    /// <summary>What this declaration says, in the order in which it is written.</summary>
    protected abstract Rule[] Rules { get; }

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

    protected sealed override IEnumerable<string> Validate(ResourceContext context) => Problems;

    /// <summary>A keyword that a further declaration replaces.</summary>
    protected Rule Set(string keyword, Setting? values)
    {
        if (values is null) return Say(keyword, null);
        var lines = new List<string>();
        values.AddLines(keyword, lines);
        return Say(keyword, lines);
    }

    /// <summary>A keyword with further words, that a further declaration replaces: <c>stats uri /</c>.</summary>
    protected Rule Set(string keyword, Options? options) => Say(keyword, options?.Lines(keyword + " "));

    /// <summary>A keyword that a further declaration adds to.</summary>
    protected Rule Add(string keyword, Setting? values) => Set(keyword, values) with { Adds = true };

    /// <summary>A keyword that a further declaration adds to; what was said before is not repeated.</summary>
    protected Rule AddOnce(string keyword, Setting? values) => Set(keyword, values) with { Adds = true, Once = true };

    /// <summary>Lines as they are; null says nothing.</summary>
    protected Rule Say(string key, IReadOnlyList<string>? lines) => new(key, lines is null ? [] : new Group[] { new(lines, DeclaredAt) });
}
