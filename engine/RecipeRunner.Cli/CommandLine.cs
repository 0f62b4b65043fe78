using RecipeRunner.Cli.Commands;
using RecipeRunner.Cli.Help;
using RecipeRunner.Converging;
using RecipeRunner.Text;

namespace RecipeRunner.Cli;

/// <summary>Finds the command, which comes first, and hands it the rest.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="engine">What runs.</param>
/// <param name="isRoot">Whether the machine may be changed.</param>
/// <param name="inspect">What gives a node to look at; by default the node of this machine.</param>
internal sealed class CommandLine(Terminal terminal, RunEngine engine, bool isRoot, NodeEngine? inspect = null)
{
    public ExitCode Run(string[] args)
    {
        try
        {
            return args.FirstOrDefault() switch
            {
                null or "-h" or "--help" or "-?" => ShowOverview(),
                "help" => Help(args.AsSpan(1)),
                "-v" or "--version" or "version" => ShowVersion(),
                var word => CommandTable.Find(args) is (var command, var words)
                    ? command.Run(args[words..], new(terminal, engine, inspect ?? NodeInspection.OfThisMachine, isRoot))
                    : Group(word, args),
            };
        }
        catch (RecipeRunnerException e)
        {
            terminal.Fail(e.Message);
            return e.ExitCode;
        }
    }

    private ExitCode Help(ReadOnlySpan<string> words)
    {
        if (CommandTable.Find(words) is (var command, _)) return command.ShowHelp(terminal);
        if (words is not [var word, ..]) return ShowOverview();
        if (CommandTable.Group(word) is { Count: > 0 } group) return ShowGroup(word, group);
        throw Unknown(word);
    }

    /// <summary>The first word of commands of two, without a second one that is known.</summary>
    private ExitCode Group(string word, string[] args)
    {
        IReadOnlyList<CliCommand> group = CommandTable.Group(word);
        if (group.Count == 0) throw Unknown(word);
        if (args.Length == 1 || args[1] is "-h" or "--help" or "-?") return ShowGroup(word, group);
        string[] seconds = [.. group.Select(c => c.Name[(word.Length + 1)..])];
        throw new RecipeRunnerException($"there is no command '{word} {args[1]}': it is {word} {string.Join(", ", seconds)}.{Nearest.Hint(args[1], seconds)}\n`recipe-runner {word} --help` tells more");
    }

    private ExitCode ShowGroup(string word, IReadOnlyList<CliCommand> group)
    {
        Overview.WriteGroup(word, group, terminal.Out);
        return ExitCode.Success;
    }

    private ExitCode ShowOverview()
    {
        Overview.Write(terminal.Out);
        return ExitCode.Success;
    }

    private ExitCode ShowVersion()
    {
        terminal.Out.WriteLine("recipe-runner " + ProgramVersion.Number);
        return ExitCode.Success;
    }

    private static RecipeRunnerException Unknown(string word) => new(word.StartsWith('-')
        ? $"the command comes first: recipe-runner converge {word} ..., or recipe-runner plan {word} ...\n{Overview.Pointer}"
        : $"there is no command '{word}'.{Hint(word)}\n{Overview.Pointer}");

    /// <summary>The commands that the word is the second one of, as <c>explain</c> is of <c>node explain</c>; else the nearest first words.</summary>
    private static string Hint(string word)
    {
        string[] complete = [.. CommandTable.All.Select(c => c.Name).Where(name => name.EndsWith(" " + word, StringComparison.Ordinal))];
        return complete.Length > 0
            ? $" Did you mean {string.Join(" or ", complete)}?"
            : Nearest.Hint(word, [.. CommandTable.All.Select(c => c.Name.Split(' ')[0]).Distinct(), "help"]);
    }
}
