using RecipeRunner.Authoring.Checking.Ignoring;
using RecipeRunner.Text;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class IgnoreOfUnknownRule : Rule
{
    public override string Code => "RR003";

    public override string Name => "ignore-of-unknown-rule";

    public override string Summary => "A `check:ignore` comment names a rule that does not exist.";

    public override string Why => "It ignores nothing. What does not compile cannot be ignored.";

    public override Example Bad => Example.Recipe("""
        // check:ignore RR999 the file comes with the package
        Package("ntpsec");
        """);

    public override Example Good => Example.Recipe("""
        Package("ntpsec");
        """);

    public static Finding At(Ignore ignore) => new IgnoreOfUnknownRule().At(ignore.At.File, ignore.At.Line, ignore.Column,
        ignore.Code.Length == 0 ? "`check:ignore` names no rule." : $"There is no rule '{ignore.Code}'.",
        ignore.Code.Length == 0 ? "Write the rule's code and a reason: `check:ignore RR012 the reason`."
            : (Nearest.Hint(ignore.Code, RuleBook.Rules.Select(r => r.Code)) + " A finding's code stands behind its place.").TrimStart());
}
