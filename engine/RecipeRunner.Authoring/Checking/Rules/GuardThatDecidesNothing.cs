using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class GuardThatDecidesNothing : Rule
{
    private static readonly string[] AlwaysHolds = ["true", "/bin/true", ":", "exit 0", "test 1", "[ 1 ]"];
    private static readonly string[] NeverHolds = ["false", "/bin/false", "exit 1"];

    public override string Code => "RR078";

    public override string Name => "guard-that-decides-nothing";

    public override string Summary => "A guard always holds, or never does.";

    public override string Why => "A guard's command decides by its exit code, not by what it prints: `echo` always holds. With the same command as `OnlyIf` and as `NotIf` a resource never acts.";

    public override Example Bad => Example.Recipe("""
        Execute("ldconfig", new() { OnlyIf = "echo yes" });
        """);

    public override Example Good => Example.Recipe("""
        Execute("ldconfig", new() { OnlyIf = "test -d /usr/local/lib/app" });
        """);

    public override IEnumerable<Finding> Check(Source source)
    {
        foreach (Declaration declared in source.Declarations)
        {
            foreach (string property in (string[])["OnlyIf", "NotIf"])
                foreach (ExpressionSyntax guard in declared[property]?.Elements() ?? [])
                    if (Decision(guard, source) is { } holds)
                        yield return At(guard, $"This guard {(holds ? "always" : "never")} holds: {(holds == (property == "OnlyIf") ? "it forbids nothing" : "the resource never acts")}.", "Ask for what the resource brings about, or take it out.");
            if (source.Text(declared["OnlyIf"]) is { } only && source.Text(declared["NotIf"]) == only)
                yield return At(declared["NotIf"]!, "OnlyIf asks the same: the resource never acts.", "Take one of them out.");
        }
    }

    private static bool? Decision(ExpressionSyntax guard, Source source)
    {
        if (guard is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "When" }, ArgumentList.Arguments: [{ Expression: LambdaExpressionSyntax { ExpressionBody: { } condition } }] })
            return source.Constant(condition) as bool?;
        if (source.Text(guard)?.Trim() is not { } command) return null;
        if (AlwaysHolds.Contains(command) || (command.StartsWith("echo ", StringComparison.Ordinal) && !command.Any(c => c is '|' or '&' or ';' or '>'))) return true;
        return NeverHolds.Contains(command) ? false : null;
    }
}
