using RecipeRunner.Authoring.Checking.Facts;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>
/// The members that a template reads of values whose C# types are known, by way of loops and of the templates that it includes, and of
/// Scriban's own functions; those that are not there.
/// </summary>
internal sealed class TemplateMembers : ScriptVisitor
{
    private static readonly Lazy<ScriptObject> Functions = new(() => new BuiltinFunctions());
    private readonly SeenCookbook cookbook;
    private readonly IReadOnlyList<KnownType> types;
    private readonly Dictionary<string, int?> variables;
    private readonly HashSet<SeenTemplate> around;
    private readonly SeenTemplate template;
    private readonly List<(SeenTemplate, SourceSpan, string, IReadOnlyList<string>)> missing;

    private TemplateMembers(SeenTemplate template, SeenCookbook cookbook, IReadOnlyList<KnownType> types, Dictionary<string, int?> variables, HashSet<SeenTemplate> around, List<(SeenTemplate, SourceSpan, string, IReadOnlyList<string>)> missing) =>
        (this.template, this.cookbook, this.types, this.variables, this.around, this.missing) = (template, cookbook, types, variables, around, missing);

    /// <summary>What is not there: where it is read, its name, and those that there are.</summary>
    /// <param name="template">The template.</param>
    /// <param name="cookbook">The cookbook that holds it, and what it includes.</param>
    /// <param name="given">The variables that it gets.</param>
    public static IReadOnlyList<(SeenTemplate Template, SourceSpan Span, string Name, IReadOnlyList<string> Known)> Missing(SeenTemplate template, SeenCookbook cookbook, TemplateVariables given)
    {
        var missing = new List<(SeenTemplate, SourceSpan, string, IReadOnlyList<string>)>();
        new TemplateMembers(template, cookbook, given.Known, given.Names.ToDictionary(name => name, name => given.Types.GetValueOrDefault(name)), [], missing).Look();
        return missing;
    }

    private void Look()
    {
        if (!template.Parsed.HasErrors && around.Add(template)) Visit(template.Parsed.Page!);
    }

    public override void Visit(ScriptMemberExpression node)
    {
        if (node is { Target: ScriptVariableGlobal { Name: var group }, Member: { } function } && !variables.ContainsKey(group) && Functions.Value.TryGetValue(group, out object? found) && found is ScriptObject functions)
        {
            if (!functions.Contains(function.Name)) missing.Add((template, node.Span, $"{group}.{function.Name}", [.. functions.Keys.Select(key => $"{group}.{key}")]));
        }
        else if (node.Member is { } member && TypeOf(node.Target) is { } place && types[place] is { Members: { } known } type && !type.Has(member.Name, out _))
        {
            missing.Add((template, node.Span, member.Name, [.. known.Keys]));
        }
        base.Visit(node);
    }

    public override void Visit(ScriptForStatement node)
    {
        if (node.Variable is not ScriptVariableGlobal { Name: var name })
        {
            base.Visit(node);
            return;
        }
        bool hides = variables.TryGetValue(name, out int? outer);
        variables[name] = node.Iterator is { } items && TypeOf(items) is { } list ? types[list].Element : null;
        base.Visit(node);
        if (hides) variables[name] = outer;
        else variables.Remove(name);
    }

    public override void Visit(ScriptAssignExpression node)
    {
        if (node.Target is ScriptVariableGlobal { Name: var name }) variables[name] = null;
        base.Visit(node);
    }

    public override void Visit(ScriptFunctionCall node)
    {
        if (node.Target is ScriptVariableGlobal { Name: "include" } && node.Arguments is { Count: > 0 } arguments && arguments[0] is ScriptLiteral { Value: string name })
            foreach (SeenTemplate part in cookbook.TemplatesOf(name))
                new TemplateMembers(part, cookbook, types, new(variables), around, missing).Look();
        base.Visit(node);
    }

    /// <summary>The type of a variable, or of a member of one; null when it is not known.</summary>
    private int? TypeOf(ScriptExpression? expression) => expression switch
    {
        ScriptVariableGlobal variable => variables.GetValueOrDefault(variable.Name),
        ScriptMemberExpression { Member: { } member } access when TypeOf(access.Target) is { } place && types[place] is { Members: not null } type && type.Has(member.Name, out int? found) => found,
        _ => null,
    };
}
