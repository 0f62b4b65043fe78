using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class TargetOnlySometimes : Rule
{
    public override string Code => "RR030";

    public override string Name => "target-only-sometimes";

    public override string Summary => "A resource notifies another one that the recipe declares under an `if` only.";

    public override string Why => "Where the condition does not hold, nobody declares the target, and a notification to nobody ends the run.";

    public override Example Bad => Example.Recipe("""
        File("/etc/ssh/sshd_config.d/motd.conf", new() { Content = "PrintMotd no\n", Mode = "0644", Notifies = [new(Reload, "service[sshd]")] });
        if (IsPlatform("debian")) Service("sshd");
        """);

    public override Example Good => Example.Recipe("""
        File("/etc/ssh/sshd_config.d/motd.conf", new() { Content = "PrintMotd no\n", Mode = "0644", Notifies = IsPlatform("debian") ? [new(Reload, "service[sshd]")] : null });
        if (IsPlatform("debian")) Service("sshd");
        """);

    public override IEnumerable<Finding> Check(SeenCookbook cookbook)
    {
        var everywhere = new Lazy<IReadOnlyList<Declaration>>(() => [.. cookbook.Reach.SelectMany(c => c.Declarations)]);
        foreach (Source source in cookbook.Sources.Where(s => s.Kind == SourceKind.Recipe))
            foreach (Declaration declared in source.Declarations)
                // What decides about the list decides about the target.
                foreach (Signal told in declared["Notifies"] is CollectionExpressionSyntax or BaseObjectCreationExpressionSyntax ? declared.Notifies() : [])
                    if (Condition(told.Key, declared, source, everywhere) is { } condition)
                        yield return At(told.Syntax, $"{told.Key} is declared only where {condition} holds; where it does not, this ends the run.", "Declare it in any case, with a guard or Action = Nothing, or notify it under the same condition.");
    }

    /// <summary>The condition under which alone a target is declared, where the notifier does not stand under it too.</summary>
    private static ExpressionSyntax? Condition(string key, Declaration notifier, Source source, Lazy<IReadOnlyList<Declaration>> everywhere)
    {
        if (!source.Declarations.Any(d => d.Key == key && Around(d).Any())) return null;
        // EditResource and FindResource declare what is not there.
        if (source.Cookbook.Reach.SelectMany(c => c.Sources).Any(s => s.Tree.GetText().ToString().Contains($"Resource(\"{key}\"", StringComparison.Ordinal))) return null;
        Declaration[] targets = [.. everywhere.Value.Where(d => d.Key == key || (d.Key is null && $"{d.Type}[" == key[..(key.IndexOf('[') + 1)]))];
        // Two of them may stand in both branches, or under conditions that go together.
        if (targets is not [var only] || only.Source != source || only.Key is null) return null;
        string[] known = [.. Around(notifier).Select(c => c.ToString())];
        return Around(only).FirstOrDefault(condition => !known.Contains(condition.ToString()));
    }

    private static IEnumerable<ExpressionSyntax> Around(Declaration declared)
    {
        SyntaxNode from = declared.Call.Syntax;
        foreach (SyntaxNode around in declared.Call.Syntax.Ancestors())
        {
            if (around is IfStatementSyntax choice && choice.Statement == from) yield return choice.Condition;
            from = around;
        }
    }
}
