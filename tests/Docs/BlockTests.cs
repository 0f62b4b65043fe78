using System.Text.Json;
using System.Text.Json.Nodes;
using Scriban;

namespace RecipeRunner.Tests.Docs;

/// <summary>Every block on every page is what it says to be; <see cref="RecipeBlockTests"/> has the C#.</summary>
internal sealed class BlockTests
{
    /// <summary>What a page shows and nobody types: outputs, trees of folders, configurations, what Chef had, and how a file changes.</summary>
    private static readonly string[] Shown = ["text", "ruby", "diff"];

    /// <summary>Its examples are wrong on purpose, half of them; the tests of the rules run them.</summary>
    private const string Rules = "docs/checks.md";

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
    public void Every_page_is_in_the_index_of_the_README_or_of_the_resources() =>
        Assert.That(Pages.All.Where(page => page != "README.md" && !page.StartsWith("docs/resources/", StringComparison.Ordinal) && !Pages.Read("README.md").Contains($"({page})", StringComparison.Ordinal)), Is.Empty);

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
        Assert.That(Pages.Blocks([language]).Where(block => block.Page != Rules).Select(block => (block, problem(block))).Where(found => found.Item2 is not null).Select(found => $"{found.block}: {found.Item2}"), Is.Empty);

    private static string? Problems(IEnumerable<string> lines) =>
        lines.Select(TypedCommand.Problem).OfType<string>().ToArray() is { Length: > 0 } problems ? string.Join("; ", problems) : null;
}
