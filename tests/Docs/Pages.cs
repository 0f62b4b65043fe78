using System.Text.RegularExpressions;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.Docs;

/// <summary>The documentation of this checkout.</summary>
internal static partial class Pages
{
    /// <summary>All that a reader is sent to: the pages at the top, those in docs, and those of the shipped cookbooks.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "README.md", "CONTRIBUTING.md", "CHANGELOG.md",
        .. new[] { "docs", "cookbooks" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.md", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Repository.Root, file)).Order(StringComparer.Ordinal),
    ];

    public static string Read(string name) => File.ReadAllText(Path.Combine(Repository.Root, name));

    /// <summary>The blocks of code of a page; the path is that of the line above, empty where there is none.</summary>
    public static IEnumerable<Block> Blocks(string name)
    {
        string text = Read(name);
        return FencedBlock().Matches(text).Select(block => new Block(
            name, text.AsSpan(0, block.Groups["language"].Index).Count('\n') + 1, block.Groups["path"].Value, block.Groups["language"].Value, block.Groups["code"].Value));
    }

    /// <summary>The blocks of these languages on all pages.</summary>
    public static IEnumerable<Block> Blocks(params string[] languages) => All.SelectMany(page => Blocks(page)).Where(block => languages.Contains(block.Language));

    [GeneratedRegex(@"(^`(?<path>[^`\s]+)`\n\n?)?^```(?<language>\w*)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FencedBlock();
}
