using System.Text;
using RecipeRunner.Authoring.Checking;

namespace RecipeRunner.Tests.Docs;

/// <summary>docs/checks.md, as the rules say it of themselves.</summary>
internal static class ChecksPage
{
    private const string Head = """
        # What `recipe-runner check` finds

        `recipe-runner check [PATH]` compiles all C# of a cookbook, a folder of cookbooks or a repository, parses its templates, and asks the rules below. Nothing runs but attribute files, and those on a machine in memory; the real one is not touched, and root is not needed. Codes below RR050 are about what exists, those from RR050 on about style and danger. `recipe-runner check --explain RR051` shows one of them, `--format json` and `--format sarif` are for programs. It exits with 0 when nothing is found, and with 1 otherwise.

        This page is written by a test, from the rules themselves; so are the examples run. The first example of a rule is found, the second is not.

        ## When it is meant so

        A comment on the line of a finding, or on the line before, says which rule is meant and why. Without a reason it is a finding itself, and so is one that ignores nothing.

        ```csharp
        Execute("warm the cache", new() { Command = "curl -fs http://localhost:8080/", IgnoreFailure = Quiet }); // check:ignore RR051 a warm cache is wanted after each run
        ```

        In a template it is `{{# check:ignore RR014 the reason #}}`. JSON has no comments: what is found there is to be mended.


        """;

    public static string Text()
    {
        var page = new StringBuilder(Head).Append("## The rules\n\n| code | name | what it finds |\n|---|---|---|\n");
        foreach (Rule rule in RuleBook.Rules) page.Append($"| [{rule.Code}](#{rule.Code.ToLowerInvariant()}-{rule.Name}) | {rule.Name} | {rule.Summary.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        foreach (Rule rule in RuleBook.Rules)
        {
            page.Append($"\n## {rule.Code} {rule.Name}\n\n{rule.Summary} {rule.Why}\n\nFound:\n\n");
            Write(rule.Bad, page);
            page.Append("\nNot found:\n\n");
            Write(rule.Good, page);
        }
        return page.ToString();
    }

    private static void Write(Example example, StringBuilder page) =>
        page.AppendJoin('\n', example.Files.Select(file => $"`{file.Path}`\n```{Language(file.Path)}\n{file.Text.TrimEnd()}\n```\n"));

    private static string Language(string path) => Path.GetExtension(path) switch
    {
        ".cs" or ".csx" => "csharp",
        ".json" => "json",
        ".rb" => "ruby",
        ".sbn" => "scriban",
        _ => "text",
    };
}
