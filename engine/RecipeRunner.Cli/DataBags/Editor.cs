using RecipeRunner.Converging;

namespace RecipeRunner.Cli.DataBags;

/// <summary>The person's editor, and the person.</summary>
internal static class Editor
{
    private static readonly string[] Usual = ["/usr/bin/editor", "/usr/bin/vi", "/usr/bin/nano"];

    /// <summary>The command, for a shell.</summary>
    /// <exception cref="RecipeRunnerException">None is named, and nobody is there who would know one of the usual.</exception>
    public static string Command(Terminal terminal)
    {
        foreach (string variable in new[] { "VISUAL", "EDITOR" })
            if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } command)
                return command;
        return (IsSomebodyThere(terminal) ? Usual.FirstOrDefault(File.Exists) : null)
            ?? throw new RecipeRunnerException("There is no editor: name one in VISUAL or EDITOR, or make an item with `recipe-runner data-bag create BAG ITEM --from FILE`.");
    }

    public static bool IsSomebodyThere(Terminal terminal) => terminal.Watched is not null && !Console.IsInputRedirected;

    public static bool AsksAgain(Terminal terminal)
    {
        terminal.Error.Write("Edit again? [Y/n] ");
        terminal.Error.Flush();
        return Console.In.ReadLine()?.Trim() is "" or "y" or "Y" or "yes";
    }
}
