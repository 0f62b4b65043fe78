using System.Text.RegularExpressions;

namespace RecipeRunner.Tests.Docs.Walkthroughs;

/// <summary>
/// A page that is followed step by step. A <c>console</c> block holds commands behind <c>$</c>, each with what it prints; a block
/// below a line with nothing but a path is that file, or a change to it where its language is <c>diff</c>. Other blocks are only read.
/// </summary>
internal static partial class Walkthrough
{
    private const string Prompt = "$ ";

    public static IReadOnlyList<Step> Read(string page)
    {
        var steps = new List<Step>();
        string[] lines = page.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal)) continue;
            int begin = i + 1, end = Array.IndexOf(lines, "```", begin);
            if (end < 0) throw new FormatException($"line {i + 1}: the block has no end");
            string[] block = lines[begin..end];
            string path = i > 0 ? PathAlone().Match(lines[i - 1]).Groups["path"].Value : "";
            if (lines[i] == "```console") steps.AddRange(Commands(block, begin + 1));
            else if (path.Length > 0) steps.Add(lines[i] == "```diff" ? new EditStep(begin + 1, path, block) : new FileStep(begin + 1, path, string.Concat(block.Select(l => l + "\n"))));
            i = end;
        }
        return steps;
    }

    private static IEnumerable<CommandStep> Commands(string[] block, int line)
    {
        if (block.Length == 0 || !block[0].StartsWith(Prompt, StringComparison.Ordinal)) throw new FormatException($"line {line}: a console block begins with a command: {Prompt}ls");
        for (int i = 0; i < block.Length;)
        {
            int next = Array.FindIndex(block, i + 1, l => l.StartsWith(Prompt, StringComparison.Ordinal));
            if (next < 0) next = block.Length;
            yield return new(line + i, block[i][Prompt.Length..], block[(i + 1)..next]);
            i = next;
        }
    }

    [GeneratedRegex("^`(?<path>[^` ]+)`$")]
    private static partial Regex PathAlone();
}
