using System.Text.RegularExpressions;
using RecipeRunner.Cli.Commands;

namespace RecipeRunner.Tests.Docs;

/// <summary>Pages that walk through commands: each command and each of its options exists.</summary>
public sealed partial class CommandLineTests
{
    [TestCase("docs/custom-cookbooks.md")]
    [TestCase("docs/leaving-opsworks.md")]
    [TestCase("docs/opsworks.md")]
    public void What_a_page_says_to_type_exists(string page)
    {
        string[] lines = [.. Pages.Blocks(page).Where(b => b.Language == "sh").SelectMany(b => b.Code.Split('\n')).Where(l => CalledProgram().IsMatch(l))];
        Assert.That(lines, Is.Not.Empty);
        Assert.Multiple(() =>
        {
            foreach (string line in lines) Check(line);
        });
    }

    private static void Check(string line)
    {
        string[] words = CalledProgram().Replace(line.Split(" #")[0], "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (CommandTable.Find(words) is not (var command, var count))
        {
            Assert.Fail($"there is no such command: {line}");
            return;
        }
        string[] known = [.. command.Options.SelectMany(group => group.Options).SelectMany(option => option.Aliases.Append(option.Name)), "--help"];
        Assert.That(words[count..].Where(word => word.StartsWith('-') && word.Length > 1), Is.SubsetOf(known), line);
    }

    [GeneratedRegex(@"^\s*(sudo )?recipe-runner ")]
    private static partial Regex CalledProgram();
}
