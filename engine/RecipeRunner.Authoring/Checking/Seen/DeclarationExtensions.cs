using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Resources.Deploying;
using RecipeRunner.Text;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>What rules ask of a declaration.</summary>
internal static class DeclarationExtensions
{
    private static readonly string[] Looks = ["FileExists", "DirectoryExists", "FileContains", "ReadFile", "ListDirectory", "Shell", "ShellOrFail"];

    /// <summary>Whether it is of one of the engine's types, or of one that derives from it: <c>ContentResource</c>.</summary>
    public static bool Is(this Declaration declaration, string type)
    {
        for (INamedTypeSymbol? above = declaration.Resource; above is not null; above = above.BaseType)
            if (above.Name == type && above.ContainingAssembly.Name == nameof(RecipeRunner)) return true;
        return false;
    }

    public static bool Sets(this Declaration declaration, params ReadOnlySpan<string> properties)
    {
        foreach (string property in properties)
            if (declaration.Properties.ContainsKey(property)) return true;
        return false;
    }

    /// <summary>The actions that it names, in Chef's form; empty for the default, null when they are decided at run time.</summary>
    public static IReadOnlyList<string>? Actions(this Declaration declaration)
    {
        if (declaration["Action"] is not { } given) return [];
        var actions = new List<string>();
        foreach (ExpressionSyntax action in given.Elements())
        {
            if (declaration.Source.Word(action) is not { } word) return null;
            actions.Add(word);
        }
        return actions;
    }

    public static int Line(this Declaration declaration) => declaration.Call.Syntax.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    /// <summary>Whether a guard decides whether it acts.</summary>
    public static bool IsGuarded(this Declaration declaration) => declaration.Sets("OnlyIf", "NotIf");

    /// <summary>Whether an `if` around it asks the machine, or it stands in a hook of a deploy, which runs only when there is one.</summary>
    public static bool IsDecidedAround(this Declaration declaration)
    {
        Source source = declaration.Source;
        foreach (SyntaxNode around in declaration.Call.Syntax.Ancestors())
        {
            if (around is IfStatementSyntax { Condition: var condition } && source.Calls.Any(call => call.LooksAtMachine() && condition.Span.Contains(call.Syntax.Span))) return true;
            if (around is LambdaExpressionSyntax && source.Model.GetSymbolInfo(around).Symbol is IMethodSymbol { Parameters: [{ Type.Name: nameof(Release) }] }) return true;
        }
        return false;
    }

    /// <summary>Whether it is a verb that looks at the machine: <c>FileExists</c>.</summary>
    public static bool LooksAtMachine(this Call call) => Looks.Contains(call.Method.Name) && call.IsVerb();

    /// <summary>The path of the file that it is about; of an interpolated one what stands before the first hole; null when nothing of it is known.</summary>
    public static string? Path(this Declaration declaration) => (declaration["Path"] ?? declaration.NameExpression) switch
    {
        InterpolatedStringExpressionSyntax { Contents: [InterpolatedStringTextSyntax first, InterpolationSyntax, ..] } => first.TextToken.ValueText,
        var path => declaration.Source.Text(path),
    };

    /// <summary>Whom it notifies, where that is written out.</summary>
    public static IEnumerable<Signal> Notifies(this Declaration declaration) => declaration.Signals("Notifies");

    /// <summary>Whom it listens to, where that is written out.</summary>
    public static IEnumerable<Signal> Subscribes(this Declaration declaration) => declaration.Signals("Subscribes");

    /// <summary>The elements of a list, or the one value that stands for a list of one.</summary>
    public static IEnumerable<ExpressionSyntax> Elements(this ExpressionSyntax list) => list switch
    {
        CollectionExpressionSyntax collection => collection.Elements.OfType<ExpressionElementSyntax>().Select(e => e.Expression),
        ArrayCreationExpressionSyntax { Initializer: { } array } => array.Expressions,
        ImplicitArrayCreationExpressionSyntax { Initializer: { } array } => array.Expressions,
        _ => [list],
    };

    private static IEnumerable<Signal> Signals(this Declaration declaration, string property)
    {
        foreach (ExpressionSyntax element in declaration[property]?.Elements() ?? [])
            if (element is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var action, var other, ..] arguments }
                && declaration.Source.Word(action.Expression) is { } word && declaration.Source.Text(other.Expression) is { } key)
                yield return new(word, key, arguments.Count > 2 ? declaration.Source.Word(arguments[2].Expression) ?? "" : "delayed", element);
    }

    /// <summary>The word of an action or a timing, <c>Restart</c>, <c>"try_restart"</c> or <c>Immediately</c>, in Chef's form.</summary>
    private static string? Word(this Source source, ExpressionSyntax expression) =>
        source.Text(expression)
        ?? (source.Model.GetSymbolInfo(expression).Symbol is { IsStatic: true, Kind: SymbolKind.Property or SymbolKind.Field } word ? SnakeCase.From(word.Name) : null);
}
