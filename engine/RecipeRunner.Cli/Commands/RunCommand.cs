using System.CommandLine;
using RecipeRunner.Cli.Help;
using RecipeRunner.Converging;

namespace RecipeRunner.Cli.Commands;

/// <summary>A command that makes a run; plan and converge differ in what they do to the machine, not in how they are called.</summary>
internal abstract class RunCommand(string name, string summary)
{
    public string Name { get; } = name;

    public string Summary { get; } = summary;

    public abstract string Description { get; }

    public abstract IReadOnlyList<(string Command, string Meaning)> Examples { get; }

    protected abstract bool IsPlan { get; }

    public ExitCode ShowHelp(Terminal terminal)
    {
        CommandHelp.Write(this, new RunOptionSet(), terminal.Out);
        return ExitCode.Success;
    }

    public ExitCode Run(string[] args, Terminal terminal, RunEngine engine, bool isRoot)
    {
        if (args.Any(a => a is "-h" or "--help" or "-?")) return ShowHelp(terminal);
        var options = new RunOptionSet();
        var command = new Command(Name, Summary);
        foreach (Option option in options.All) command.Options.Add(option);
        ParseResult parsed = command.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        ParseProblems.ThrowIfAny(parsed, options, Name);

        RunSettings settings = options.Read(parsed, IsPlan, isRoot);
        if (!settings.Options.WhyRun && !isRoot)
            throw new RecipeRunnerException("converge changes the machine and needs root: run it with sudo; `recipe-runner plan` works without");
        return new RunSession(settings, terminal, engine).Run();
    }
}
