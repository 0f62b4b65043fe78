using RecipeRunner.Cli.Commands;
using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Docs;

/// <summary>A line that a reader is to type: what it calls of this program there is, and takes what it is given.</summary>
internal static class TypedCommand
{
    /// <summary>Whether it calls the program.</summary>
    public static bool IsOne(string line) => ShellWords.Commands(line).Any(words => Arguments(words) is not null);

    public static void Check(string line) => Assert.That(Problem(line), Is.Null);

    /// <summary>What the program would say to it; null when nothing, or when the line calls others only.</summary>
    public static string? Problem(string line) =>
        ShellWords.Commands(line).Select(Arguments).OfType<string[]>().Select(Said).OfType<string>().FirstOrDefault() is { } said ? $"{line.Trim()}: {said}" : null;

    /// <summary>What stands behind the program's name; null when another one is called.</summary>
    private static string[]? Arguments(string[] words) =>
        words.SkipWhile(word => word == "sudo" || word.Contains('=')).ToArray() is [var program, .. var arguments] && Path.GetFileName(program) == "recipe-runner" ? arguments : null;

    private static string? Said(string[] arguments)
    {
        if (arguments is [] or ["--help" or "--version"]) return null;
        if (CommandTable.Find(arguments) is not (var command, var count)) return "there is no such command";
        if (arguments.Contains("--help")) return null;
        try
        {
            command.Parse(arguments[count..]);
            return null;
        }
        catch (RecipeRunnerException e)
        {
            return e.Message;
        }
    }
}
