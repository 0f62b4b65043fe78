using Scriban.Parsing;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>The names that a template reads and does not make itself, those of the templates that it includes too.</summary>
internal sealed class TemplateReads
{
    /// <summary>What every template can read: Scriban's own functions, and the node.</summary>
    private static readonly string[] Always = ["array", "date", "html", "math", "object", "regex", "string", "timespan", "empty", "blank", "include", "node", "for", "while", "tablerow"];
    private readonly Dictionary<string, (SeenTemplate Template, SourceSpan Span)> names = new(StringComparer.Ordinal);

    private TemplateReads()
    {
    }

    /// <summary>The names, each with the place where it is first read.</summary>
    public IReadOnlyDictionary<string, (SeenTemplate Template, SourceSpan Span)> Names => names;

    /// <summary>Whether it may read names that are not to be seen: it includes what a variable names, or hands all of them on.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>What some templates of a cookbook read together.</summary>
    public static TemplateReads Of(IEnumerable<SeenTemplate> templates, SeenCookbook cookbook)
    {
        var reads = new TemplateReads();
        // What a template makes is there in those that it includes.
        var waiting = new Queue<(SeenTemplate Template, IReadOnlyCollection<string> There)>(templates.Select(t => (t, (IReadOnlyCollection<string>)Always)));
        var seen = new HashSet<SeenTemplate>();
        while (waiting.TryDequeue(out var next))
        {
            (SeenTemplate template, IReadOnlyCollection<string> there) = next;
            if (!seen.Add(template)) continue;
            var syntax = TemplateSyntax.Of(template);
            reads.IsOpen |= syntax.IsOpen;
            foreach ((string name, SourceSpan span) in syntax.Reads)
                if (!there.Contains(name))
                    reads.names.TryAdd(name, (template, span));
            foreach (string included in syntax.Includes)
                foreach (SeenTemplate part in cookbook.TemplatesOf(included))
                    waiting.Enqueue((part, [.. there, .. syntax.Makes]));
        }
        return reads;
    }
}
