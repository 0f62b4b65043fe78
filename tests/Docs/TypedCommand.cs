using System.Text.RegularExpressions;
using RecipeRunner.Cli.Commands;

namespace RecipeRunner.Tests.Docs;

/// <summary>A line of a page that a reader is to type: its command exists, and so does each of its options.</summary>
internal static partial class TypedCommand
{
    public static bool IsOne(string line) => CalledProgram().IsMatch(line);

    public static void Check(string line)
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
