using RecipeRunner.Authoring.Checking.Ignoring;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class NeedlessIgnore : Rule
{
    public override string Code => "RR004";

    public override string Name => "needless-ignore";

    public override string Summary => "A `check:ignore` comment stands where the rule finds nothing.";

    public override string Why => "What it excused is gone; left there, it would hide the next mistake of the kind.";

    public override Example Bad => Example.Recipe("""
        // check:ignore RR012 the data bag comes with the stack
        Package("ntpsec");
        """);

    public override Example Good => Example.Recipe("""
        Package("ntpsec");
        """);

    public static Finding At(Ignore ignore) => new NeedlessIgnore().At(ignore.At.File, ignore.At.Line, ignore.Column,
        $"{ignore.Code} finds nothing here that could be ignored.", "Take the comment out.");
}
