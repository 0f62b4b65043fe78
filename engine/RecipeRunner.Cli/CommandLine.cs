using System.Reflection;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Cli.Help;
using RecipeRunner.Converging;
using RecipeRunner.Text;

namespace RecipeRunner.Cli;

/// <summary>
/// Finds the command, which comes first, and hands it the rest. Only the command that was asked for builds its options: that
/// is most of what reading a command line costs.
/// </summary>
internal sealed class CommandLine(Terminal terminal, RunEngine engine, bool isRoot)
{
    public ExitCode Run(string[] args)
    {
        try
        {
            return args.FirstOrDefault() switch
            {
                null or "-h" or "--help" or "-?" => ShowOverview(),
                "help" => args.Length > 1 && args[1] is "converge" or "plan" ? Command(args[1]).ShowHelp(terminal) : ShowOverview(),
                "-v" or "--version" or "version" => ShowVersion(),
                "converge" or "plan" => Command(args[0]).Run(args, terminal, engine, isRoot),
                var other => throw Unknown(other),
            };
        }
        catch (RecipeRunnerException e)
        {
            terminal.Fail(e.Message);
            return e.ExitCode;
        }
    }

    private static RunCommand Command(string name) => name == "plan" ? new PlanCommand() : new ConvergeCommand();

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
        : $"there is no command '{word}'.{Nearest.Hint(word, ["converge", "plan", "help"])}\n{Overview.Pointer}");
}
