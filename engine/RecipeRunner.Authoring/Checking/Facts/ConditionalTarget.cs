using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Facts;

/// <summary>A resource that a recipe notifies in any case, and declares under an <c>if</c>.</summary>
/// <param name="At">Where it is notified.</param>
/// <param name="Key">The resource, <c>service[sshd]</c>.</param>
/// <param name="Condition">The condition.</param>
internal sealed record ConditionalTarget(Place At, string Key, string Condition)
{
    public static IEnumerable<ConditionalTarget> In(Source source)
    {
        if (source.Kind != SourceKind.Recipe) yield break;
        foreach (Declaration declared in source.Declarations)
            // What decides about the list decides about the target.
            foreach (Signal told in declared["Notifies"] is CollectionExpressionSyntax or BaseObjectCreationExpressionSyntax ? declared.Notifies() : [])
                if (ConditionOf(told.Key, declared) is { } condition)
                    yield return new(Place.Of(told.Syntax), told.Key, condition);
    }

    /// <summary>The condition under which a target is declared, where the notifier does not stand under it too.</summary>
    private static string? ConditionOf(string key, Declaration notifier)
    {
        // Two of them may stand in both branches, or under conditions that go together.
        if (notifier.Source.Declarations.Where(d => d.Key == key).ToArray() is not [var only]) return null;
        return Around(only).Except(Around(notifier)).FirstOrDefault();
    }

    private static IEnumerable<string> Around(Declaration declared)
    {
        SyntaxNode from = declared.Call.Syntax;
        foreach (SyntaxNode around in declared.Call.Syntax.Ancestors())
        {
            if (around is IfStatementSyntax choice && choice.Statement == from) yield return choice.Condition.ToString();
            from = around;
        }
    }
}
