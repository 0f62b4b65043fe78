using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class SudoersUnchecked : Rule
{
    public override string Code => "RR080";

    public override string Name => "sudoers-unchecked";

    public override string Summary => "A file of sudo's rules is written without `visudo` having looked at it.";

    public override string Why => "One line that sudo does not understand, and nobody becomes root on that machine any more: neither by hand, nor the next run to mend it.";

    public override Example Bad => Example.Recipe("""
        File("/etc/sudoers.d/deploy", new() { Content = "deploy ALL=(root) NOPASSWD: /usr/bin/systemctl reload web\n", Mode = "0440" });
        """);

    public override Example Good => Example.Recipe("""
        File("/etc/sudoers.d/deploy", new() { Content = "deploy ALL=(root) NOPASSWD: /usr/bin/systemctl reload web\n", Mode = "0440", Verify = "visudo -cf {path}" });
        """);

    public override IEnumerable<Finding> Check(Source source)
    {
        foreach (Declaration declared in source.Declarations)
            if (declared.Is("ContentResource") && !declared.IsOpaque && !declared.Sets("Verify") && declared.Actions() is [] or ["create" or "create_if_missing"] && declared.Path() is { } path && (path == "/etc/sudoers" || path.StartsWith("/etc/sudoers.d/", StringComparison.Ordinal)))
                yield return At(declared.Call.Syntax, $"Nothing checks {path} before it counts.", "Say Verify = \"visudo -cf {path}\".");
    }
}
