using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class DeclaredTwice : Rule
{
    /// <summary>What two declarations may say differently: when to act, and whom to tell.</summary>
    private static readonly string[] Apart = ["Action", "DelayedAction", "Notifies", "Subscribes", "OnlyIf", "NotIf", "IgnoreFailure", "Retries", "RetryDelay", "Sensitive", "Backup"];

    public override string Code => "RR068";

    public override string Name => "declared-twice";

    public override string Summary => "A recipe declares the same resource twice, differently.";

    public override string Why =>
        "Both are done, one after the other, as in Chef (CHEF-3694): each run writes the one and then the other, no second converge does nothing, and notifications go out every time. `EditResource` changes what was declared.";

    public override Example Bad => Example.Recipe("""
        File("/etc/motd", new() { Content = "one\n" });
        File("/etc/motd", new() { Content = "two\n" });
        """);

    public override Example Good => Example.Recipe("""
        File("/etc/motd", new() { Content = "one\n" });
        EditResource("file[/etc/motd]", (FileResource motd) => motd with { Content = "two\n" });
        """);

    public override IEnumerable<Finding> Check(Source source)
    {
        foreach (IGrouping<string, Declaration> same in source.Declarations.Where(Counts).GroupBy(declared => declared.Key!, StringComparer.Ordinal))
            foreach ((Declaration first, Declaration second) in same.Zip(same.Skip(1)))
                if (Block(first) == Block(second) && Difference(first, second) is { } property)
                    yield return At(second.Call.Syntax, $"{same.Key} was declared in line {first.Line()} already, with another {property}: each run does both, one after the other.", $"Declare it once, or change it with EditResource(\"{same.Key}\", ...).");
        foreach (IGrouping<string, Declaration> same in source.Declarations.Where(d => d.Is("ContentResource") && Counts(d)).GroupBy(d => source.Text(d["Path"]) ?? d.Name!, StringComparer.Ordinal))
            foreach ((Declaration first, Declaration second) in same.Zip(same.Skip(1)))
                if (first.Key != second.Key && Block(first) == Block(second))
                    yield return At(second.Call.Syntax, $"{first.Key} of line {first.Line()} writes {same.Key} already: each run does both, one after the other.", "Declare one of them.");
    }

    /// <summary>Whether it certainly does what it does by default. A command may well be declared twice.</summary>
    private static bool Counts(Declaration declared) =>
        declared.Key is not null && !declared.IsOpaque && !declared.IsGuarded() && declared.Actions() is [] && !declared.Is("ExecutionResource");

    private static SyntaxNode? Block(Declaration declared) => declared.Call.Syntax.FirstAncestorOrSelf<StatementSyntax>()?.Parent switch
    {
        GlobalStatementSyntax global => global.Parent,
        var block => block,
    };

    private static string? Difference(Declaration first, Declaration second) => first.Properties.Keys.FirstOrDefault(property =>
        !Apart.Contains(property) && second[property] is { } value && !value.IsEquivalentTo(first[property]!, topLevel: false));
}
