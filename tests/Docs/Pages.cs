using System.Text.RegularExpressions;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.Docs;

/// <summary>The documentation of this checkout.</summary>
internal static partial class Pages
{
    public static string Read(string name) => File.ReadAllText(Path.Combine(Repository.Root, name));

    /// <summary>The blocks of code of a page; the path is that of the line above, empty where there is none.</summary>
    public static IEnumerable<(string Path, string Language, string Code)> Blocks(string name) =>
        Block().Matches(Read(name)).Select(block => (block.Groups["path"].Value, block.Groups["language"].Value, block.Groups["code"].Value));

    [GeneratedRegex(@"(^`(?<path>(cookbooks|data_bags)/[^`]+)`\n)?^```(?<language>\w*)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
