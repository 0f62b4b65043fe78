using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class VerifyWithoutPath : Rule
{
    public override string Code => "RR052";

    public override string Name => "verify-without-path";

    public override string Summary => "A `Verify` does not name `{path}`, and so checks the old file instead of the new one.";

    public override string Why =>
        "`Verify` runs before the new content takes the old one's place: `{path}` is where that lies. A command that names the final path, or none, says yes to every new content as long as the old one was right.";

    public override Example Bad => Example.Recipe("""
        File("/etc/sudoers.d/web", new() { Content = "www-data ALL = NOPASSWD: /usr/sbin/nginx\n", Mode = "0440", Verify = "visudo -cf /etc/sudoers.d/web" });
        """);

    public override Example Good => Example.Recipe("""
        File("/etc/sudoers.d/web", new() { Content = "www-data ALL = NOPASSWD: /usr/sbin/nginx\n", Mode = "0440", Verify = "visudo -cf {path}" });
        """);

    /// <summary>Assignments, not declarations: an edit, <c>file with { Verify = "..." }</c>, is one too.</summary>
    public override IEnumerable<Finding> Check(Source source)
    {
        foreach (AssignmentExpressionSyntax assignment in source.Root.DescendantNodes().OfType<AssignmentExpressionSyntax>())
        {
            if (assignment.Left is not IdentifierNameSyntax { Identifier.ValueText: "Verify" } property) continue;
            if (source.Model.GetSymbolInfo(property).Symbol?.ContainingType.Name != "ContentResource") continue;
            foreach (ExpressionSyntax command in assignment.Right.Elements())
                if (Written(source, command) is { } text && !text.Contains("{path}", StringComparison.Ordinal))
                    yield return At(command, "This command does not name {path}: it does not see the new content that it is to check.", "Write {path} where the command takes the file.");
        }
    }

    /// <summary>What of a command is written out; null when it comes from elsewhere.</summary>
    private static string? Written(Source source, ExpressionSyntax command) => command is InterpolatedStringExpressionSyntax text
        ? string.Concat(text.Contents.OfType<InterpolatedStringTextSyntax>().Select(part => part.TextToken.ValueText))
        : source.Text(command);
}
