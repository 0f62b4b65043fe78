using RecipeRunner.Authoring.Checking.Ignoring;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class IgnoreWithoutReason : Rule
{
    public override string Code => "RR002";

    public override string Name => "ignore-without-reason";

    public override string Summary => "A `check:ignore` comment does not say why.";

    public override string Why => "Whoever reads the line next cannot tell a finding that was thought about from one that was only silenced.";

    public override Example Bad => Example.Recipe("""
        // check:ignore RR012
        string address = DataBagItem("hosts", "mirror")["address"];
        Log(address);
        """);

    public override Example Good => Example.Recipe("""
        // check:ignore RR012 the deploy script puts the data bag beside the cookbooks
        string address = DataBagItem("hosts", "mirror")["address"];
        Log(address);
        """);

    public static Finding At(Ignore ignore) => new IgnoreWithoutReason().At(ignore.At.File, ignore.At.Line, ignore.Column,
        $"`check:ignore {ignore.Code}` does not say why.", $"Write the reason behind the code: `check:ignore {ignore.Code} the reason`.");
}
