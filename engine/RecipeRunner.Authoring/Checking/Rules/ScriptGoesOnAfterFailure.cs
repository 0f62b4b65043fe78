using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class ScriptGoesOnAfterFailure : Rule
{
    private static readonly string[] Shells = ["sh", "bash", "dash", "/bin/sh", "/bin/bash", "/bin/dash", "/usr/bin/bash"];

    public override string Code => "RR073";

    public override string Name => "script-goes-on-after-failure";

    public override string Summary => "A shell script of several lines goes on when one of them fails.";

    public override string Why =>
        "A shell ends with the exit code of its last line, as Chef's `bash` does: when the download fails and the `rm` below it does not, the run says that all is well. `Flags = \"-e\"`, or `set -e` in the script, ends it at the first line that fails.";

    public override Example Bad => Example.Recipe(""""
        Bash("compile", new()
        {
            Cwd = "/usr/local/src/app",
            Code = """
                make
                make install
                """,
            Creates = "/usr/local/bin/app",
        });
        """");

    public override Example Good => Example.Recipe(""""
        Bash("compile", new()
        {
            Cwd = "/usr/local/src/app",
            Flags = "-e",
            Code = """
                make
                make install
                """,
            Creates = "/usr/local/bin/app",
        });
        """");

    public override IEnumerable<Finding> Check(Source source)
    {
        foreach (Declaration declared in source.Declarations)
        {
            if (!declared.Is("ScriptResource") || declared["Code"] is not { } code || declared.Sets("Flags") || Written(source, code) is not { } text) continue;
            bool isShell = declared.Is("BashResource") || Shells.Contains(declared.Text("Interpreter"));
            if (isShell && !text.Contains("<<", StringComparison.Ordinal) && CountSteps(text) > 1 && !StopsItself(text))
                yield return At(code, "When a line of this script fails, it goes on with the next, and only the last one tells how it went.", "Say Flags = \"-e\".");
        }
    }

    /// <summary>What of the script is written out, with something in place of each hole.</summary>
    private static string? Written(Source source, ExpressionSyntax code) => code is InterpolatedStringExpressionSyntax text
        ? string.Concat(text.Contents.Select(part => part is InterpolatedStringTextSyntax written ? written.TextToken.ValueText : "x"))
        : source.Text(code);

    private static bool StopsItself(string script) => script.Split('\n').Any(line =>
        line.Trim() is var words && (words.StartsWith("set -o errexit", StringComparison.Ordinal) || (words.StartsWith("set -", StringComparison.Ordinal) && words.Split(' ')[1].Contains('e'))));

    /// <summary>Commands after one another; a line that the next one goes on with is none of its own.</summary>
    private static int CountSteps(string script) => script.Split('\n').Count(line =>
        line.Trim() is { Length: > 0 } words && words[0] != '#' && !words.EndsWith('\\') && !words.EndsWith("&&", StringComparison.Ordinal) && !words.EndsWith('|'));
}
