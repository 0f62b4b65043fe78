using RecipeRunner.Authoring.Checking.Facts;
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
        var declared = new Lazy<DeclaredNames>(() => new(cookbook.Reach.SelectMany(c => c.Facts)));
        foreach ((Place place, string key, string condition) in cookbook.Facts.SelectMany(f => f.Conditional))
            // What another source declares, or edits, may be there in any case.
            if (declared.Value.Count(key) == 1)
                yield return At(place, $"{key} is declared only where {condition} holds; where it does not, this ends the run.", "Declare it in any case, with a guard or Action = Nothing, or notify it under the same condition.");
    }
}
