using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class FilePassedOver : Rule
{
    /// <summary>Folders that are read by programs which are particular about names, and what names must end in; none where a dot is one too many.</summary>
    private static readonly (string Folder, string[] Endings, string Reader)[] Folders =
    [
        ("/etc/cron.d/", [], "cron"), ("/etc/cron.hourly/", [], "run-parts"), ("/etc/cron.daily/", [], "run-parts"), ("/etc/cron.weekly/", [], "run-parts"), ("/etc/cron.monthly/", [], "run-parts"),
        ("/etc/sudoers.d/", [], "sudo"), ("/etc/sysctl.d/", [".conf"], "sysctl"), ("/etc/profile.d/", [".sh", ".csh"], "the shell"), ("/etc/modules-load.d/", [".conf"], "systemd"),
        ("/etc/modprobe.d/", [".conf"], "modprobe"), ("/etc/tmpfiles.d/", [".conf"], "systemd"), ("/etc/apt/sources.list.d/", [".list", ".sources"], "apt"), ("/etc/ld.so.conf.d/", [".conf"], "ldconfig"),
    ];

    public override string Code => "RR079";

    public override string Name => "file-passed-over";

    public override string Summary => "A file has a name, a mode or an end that makes the program that it is for pass it over.";

    public override string Why => "cron and sudo pass over names with a dot, sysctl and others those without `.conf`; cron also leaves out a table that its group may write, and a last line without an end. None of them says a word that anybody sees.";

    public override Example Bad => Example.Recipe("""
        File("/etc/cron.d/backup.cron", new() { Content = "0 3 * * * root /usr/local/bin/backup\n", Mode = "0644" });
        """);

    public override Example Good => Example.Recipe("""
        File("/etc/cron.d/backup", new() { Content = "0 3 * * * root /usr/local/bin/backup\n", Mode = "0644" });
        """);

    public override IEnumerable<Finding> Check(Source source)
    {
        foreach (Declaration declared in source.Declarations)
        {
            if (!declared.Is("ContentResource") || declared.Actions() is null or ["delete"] || source.Text(declared["Path"] ?? declared.NameExpression) is not { } path) continue;
            foreach ((string folder, string[] endings, string reader) in Folders)
                if (path.StartsWith(folder, StringComparison.Ordinal) && path[folder.Length..] is var name && !name.Contains('/'))
                {
                    if (endings.Length == 0 ? name.Contains('.') || name.EndsWith('~') : !endings.Any(name.EndsWith))
                        yield return At(declared["Path"] ?? declared.NameExpression!, $"{char.ToUpperInvariant(reader[0])}{reader[1..]} passes over a file of this name.", endings.Length == 0 ? "Leave the dot out." : $"Let it end in {string.Join(" or ", endings)}.");
                    if (folder == "/etc/cron.d/")
                        foreach (Finding finding in OfTable(declared)) yield return finding;
                }
        }
    }

    private IEnumerable<Finding> OfTable(Declaration declared)
    {
        if (declared.Text("Mode") is { Length: > 2 } mode && mode[^2..].Any(digit => digit is '2' or '3' or '6' or '7'))
            yield return At(declared["Mode"]!, $"With the mode {mode} others than root may write it, and cron passes it over.", "Say Mode = \"0644\".");
        if (declared["Content"] is not { } content || End(content, declared.Source) is not { Length: > 0 } end) yield break;
        if (!end.EndsWith('\n')) yield return At(content, "The last line of this table has no end, and cron leaves it out.", "Write \\n behind it.");
    }

    /// <summary>The end of a text; null when it is made at run time.</summary>
    private static string? End(ExpressionSyntax content, Source source) =>
        content is InterpolatedStringExpressionSyntax { Contents: [.., InterpolatedStringTextSyntax last] } ? last.TextToken.ValueText : source.Text(content);
}
