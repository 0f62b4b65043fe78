using Microsoft.CodeAnalysis;
using RecipeRunner.Text;
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
    private readonly Dictionary<string, ITypeSymbol?> variables;
    private readonly HashSet<SeenTemplate> around;
    private readonly SeenTemplate template;
    private readonly List<(SeenTemplate, SourceSpan, string, IReadOnlyList<string>)> missing;

    private TemplateMembers(SeenTemplate template, SeenCookbook cookbook, Dictionary<string, ITypeSymbol?> variables, HashSet<SeenTemplate> around, List<(SeenTemplate, SourceSpan, string, IReadOnlyList<string>)> missing) =>
        (this.template, this.cookbook, this.variables, this.around, this.missing) = (template, cookbook, variables, around, missing);

    /// <summary>What is not there: where it is read, its name, and those that there are.</summary>
    /// <param name="template">The template.</param>
    /// <param name="cookbook">The cookbook that holds it, and what it includes.</param>
    /// <param name="variables">The types of the variables that it gets.</param>
    public static IReadOnlyList<(SeenTemplate Template, SourceSpan Span, string Name, IReadOnlyList<string> Known)> Missing(SeenTemplate template, SeenCookbook cookbook, IReadOnlyDictionary<string, ITypeSymbol?> variables)
    {
        var missing = new List<(SeenTemplate, SourceSpan, string, IReadOnlyList<string>)>();
        new TemplateMembers(template, cookbook, new(variables), [], missing).Look();
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
        else if (node.Member is { } member && TypeOf(node.Target) is { } type && Members(type) is { } known && !known.ContainsKey(Key(member.Name)))
        {
            missing.Add((template, node.Span, member.Name, [.. known.Values.Select(m => SnakeCase.From(m.Name))]));
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
        bool hides = variables.TryGetValue(name, out ITypeSymbol? outer);
        variables[name] = node.Iterator is { } items && TypeOf(items) is { } list ? ElementOf(list) : null;
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
                new TemplateMembers(part, cookbook, new(variables), around, missing).Look();
        base.Visit(node);
    }

    /// <summary>The type of a variable, or of a member of one; null when it is not known.</summary>
    private ITypeSymbol? TypeOf(ScriptExpression? expression) => expression switch
    {
        ScriptVariableGlobal variable => variables.GetValueOrDefault(variable.Name),
        ScriptMemberExpression { Member: { } member } access when TypeOf(access.Target) is { } type && Members(type)?.GetValueOrDefault(Key(member.Name)) is IPropertySymbol property => property.Type,
        _ => null,
    };

    /// <summary>The members of a type by their names without capitals and lines; null of one that may have others: a map, a list, text, an attribute.</summary>
    private static Dictionary<string, ISymbol>? Members(ITypeSymbol type)
    {
        if (!type.IsAnonymousType && (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.ContainingNamespace?.ToString() is null or "System" or "RecipeRunner.Nodes" || type.SpecialType != SpecialType.None || type.AllInterfaces.Any(i => i.Name == "IEnumerable")
            || type.ContainingAssembly?.Name.StartsWith("System", StringComparison.Ordinal) == true)) return null;
        var members = new Dictionary<string, ISymbol>(StringComparer.Ordinal);
        for (ITypeSymbol? above = type; above is not null; above = above.BaseType)
            foreach (ISymbol member in above.GetMembers().Where(m => m.DeclaredAccessibility == Accessibility.Public && m is IPropertySymbol or IFieldSymbol or IMethodSymbol))
                members.TryAdd(Key(member.Name), member);
        return members;
    }

    private static ITypeSymbol? ElementOf(ITypeSymbol list) => list switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { Name: "List" or "IReadOnlyList" or "IList" or "IEnumerable" or "IReadOnlyCollection" or "Many", TypeArguments: [var element] } => element,
        _ => null,
    };

    private static string Key(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();
}
