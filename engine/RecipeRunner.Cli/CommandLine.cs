using System.Reflection;
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
        if (words is [var word, ..] && CommandTable.Group(word) is { Count: > 0 } group) return ShowGroup(word, group);
        return ShowOverview();
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
        // The part after + names a commit, which is for the builder.
        string version = typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        terminal.Out.WriteLine("recipe-runner " + version.Split('+')[0]);
        return ExitCode.Success;
    }

    private static RecipeRunnerException Unknown(string word) => new(word.StartsWith('-')
        ? $"the command comes first: recipe-runner converge {word} ..., or recipe-runner plan {word} ...\n{Overview.Pointer}"
        : $"there is no command '{word}'.{Nearest.Hint(word, [.. CommandTable.All.Select(c => c.Name.Split(' ')[0]).Distinct(), "help"])}\n{Overview.Pointer}");
}
