using System.Text.Json;
using System.Text.Json.Nodes;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Converging;
using Scriban;

namespace RecipeRunner.Tests.Docs;

/// <summary>Every block on every page is what it says to be; <see cref="RecipeBlockTests"/> has the C#.</summary>
internal sealed class BlockTests
{
    /// <summary>What a page shows and nobody types: outputs and trees of folders, and what Chef had.</summary>
    private static readonly string[] Shown = ["text", "ruby"];

    private static readonly string[] Tested = ["csharp", "json", "scriban", "sh", "console"];

    [Test]
    public void Every_block_says_its_language_and_is_tested_or_only_shown()
    {
        Block[] others = [.. Pages.All.SelectMany(page => Pages.Blocks(page)).Where(block => !Tested.Contains(block.Language) && !Shown.Contains(block.Language))];
        Assert.That(others.Select(block => $"{block}: ```{block.Language}"), Is.Empty, $"a block is one of {string.Join(", ", Tested)}, which are tested, or one of {string.Join(", ", Shown)}");
    }

    [Test]
    public void Every_fence_is_found() => Assert.Multiple(() =>
    {
        foreach (string page in Pages.All)
            Assert.That(Pages.Blocks(page).Count() * 2, Is.EqualTo(Pages.Read(page).Split('\n').Count(line => line.TrimStart().StartsWith("```", StringComparison.Ordinal))), $"{page}: fences begin at the left, with a language or none");
    });

    [Test]
    public void Json_parses() => Every("json", block =>
    {
        try
        {
            JsonNode.Parse(block.Code);
            return null;
        }
        catch (JsonException e)
        {
            return e.Message;
        }
    });

    [Test]
    public void Templates_parse() => Every("scriban", block => Template.Parse(block.Code) is { HasErrors: true } template ? string.Join("; ", template.Messages) : null);

    [Test]
    public void Command_lines_parse() => Every("sh", block => Problems(block.Code.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')));

    /// <summary>What is typed stands behind a dollar sign there; the rest is what one sees.</summary>
    [Test]
    public void Command_lines_of_sessions_parse() => Every("console", block => Problems(block.Code.Split('\n').Where(line => line.StartsWith("$ ", StringComparison.Ordinal)).Select(line => line[2..])));

    private static void Every(string language, Func<Block, string?> problem) =>
        Assert.That(Pages.Blocks([language]).Select(block => (block, problem(block))).Where(found => found.Item2 is not null).Select(found => $"{found.block}: {found.Item2}"), Is.Empty);

    private static string? Problems(IEnumerable<string> lines) =>
        lines.SelectMany(ShellWords.Commands).Select(Problem).OfType<string>().ToArray() is { Length: > 0 } problems ? string.Join("; ", problems) : null;

    /// <summary>What the program would say to a command line that calls it; null when nothing, or when it calls something else.</summary>
    private static string? Problem(string[] words)
    {
        if (words.SkipWhile(word => word is "sudo" || word.Contains('=')).ToArray() is not [var program, .. var arguments] || Path.GetFileName(program) != "recipe-runner") return null;
        if (arguments is [] or ["--help" or "--version"]) return null;
        if (CommandTable.Find(arguments) is not (var command, var count)) return $"there is no such command: {string.Join(' ', words)}";
        if (arguments.Contains("--help")) return null;
        try
        {
            command.Parse(arguments[count..]);
            return null;
        }
        catch (RecipeRunnerException e)
        {
            return $"{string.Join(' ', words)}: {e.Message}";
        }
    }
}
