using Scriban.Parsing;
using Scriban.Syntax;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>What one template reads, makes and includes.</summary>
internal sealed class TemplateSyntax : ScriptVisitor
{
    private readonly HashSet<string> made = new(StringComparer.Ordinal);
    private readonly HashSet<string> loops = new(StringComparer.Ordinal);
    private readonly List<string> around = [];
    private readonly List<(string Name, SourceSpan Span)> read = [];

    private TemplateSyntax()
    {
    }

    /// <summary>The names that it reads and does not make itself.</summary>
    public IEnumerable<(string Name, SourceSpan Span)> Reads => read.Where(r => !made.Contains(r.Name));

    /// <summary>The names that it makes, and what it includes may read.</summary>
    public IEnumerable<string> Makes => made.Concat(loops);

    /// <summary>The templates that it includes by a literal name.</summary>
    public List<string> Includes { get; } = [];

    /// <summary>The paths of attributes that it reads, <c>node.web.port</c>, each with its place; an empty one may be any.</summary>
    public List<(string[] Path, SourceSpan Span)> Attributes { get; } = [];

    /// <summary>Whether it may read or include what is not to be seen: it includes what a variable names, or hands all names on.</summary>
    public bool IsOpen { get; private set; }

    public static TemplateSyntax Of(SeenTemplate template)
    {
        var syntax = new TemplateSyntax { IsOpen = template.Parsed.HasErrors };
        if (!syntax.IsOpen) syntax.Visit(template.Parsed.Page!);
        return syntax;
    }

    public override void Visit(ScriptVariableGlobal node)
    {
        // What runs through a loop is gone behind it.
        if (!around.Contains(node.Name)) read.Add((node.Name, node.Span));
        if (node.Name == "node") Attributes.Add(([], node.Span));
    }

    // The name behind the dot is no variable.
    public override void Visit(ScriptMemberExpression node)
    {
        if (PathOf(node) is { } path) Attributes.Add((path, node.Span));
        else node.Target?.Accept(this);
    }

    /// <summary>The path of <c>node.web.port</c>; null when that is not where it begins.</summary>
    private static string[]? PathOf(ScriptExpression? expression) => expression switch
    {
        ScriptVariableGlobal { Name: "node" } => [],
        ScriptMemberExpression { Member: { } member } access when PathOf(access.Target) is { } path => [.. path, member.Name],
        _ => null,
    };

    public override void Visit(ScriptObjectMember node) => node.Value?.Accept(this);

    public override void Visit(ScriptNamedArgument node) => node.Value?.Accept(this);

    public override void Visit(ScriptAssignExpression node)
    {
        if (node.Target is ScriptVariableGlobal variable) made.Add(variable.Name);
        base.Visit(node);
    }

    public override void Visit(ScriptForStatement node)
    {
        if (node.Variable is not ScriptVariableGlobal variable)
        {
            base.Visit(node);
            return;
        }
        loops.Add(variable.Name);
        around.Add(variable.Name);
        base.Visit(node);
        around.RemoveAt(around.Count - 1);
    }

    public override void Visit(ScriptCaptureStatement node)
    {
        if (node.Target is ScriptVariableGlobal variable) made.Add(variable.Name);
        base.Visit(node);
    }

    public override void Visit(ScriptFunction node)
    {
        if (node.NameOrDoToken is ScriptVariableGlobal function) made.Add(function.Name);
        foreach (ScriptParameter parameter in node.Parameters ?? [])
            if (parameter.Name is { } name)
                made.Add(name.Name);
        base.Visit(node);
    }

    public override void Visit(ScriptFunctionCall node)
    {
        if (node.Target is ScriptVariableGlobal { Name: "include" } && node.Arguments is { Count: > 0 } arguments)
        {
            if (arguments[0] is ScriptLiteral { Value: string name }) Includes.Add(name);
            else IsOpen = true;
        }
        base.Visit(node);
    }

    public override void Visit(ScriptThisExpression node) => IsOpen = true;

    public override void Visit(ScriptWithStatement node) => IsOpen = true;

    public override void Visit(ScriptImportStatement node) => IsOpen = true;
}
