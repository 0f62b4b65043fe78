using System.CommandLine;
using RecipeRunner.Cli.Help;
using RecipeRunner.Converging;

namespace RecipeRunner.Cli.Commands;

/// <summary>A command of the program. Its options are built when they are asked for: that is most of what a command line costs.</summary>
/// <param name="name">Its words, as typed: <c>plan</c>, <c>node show</c>.</param>
/// <param name="summary">What it does, in a line.</param>
internal abstract class CliCommand(string name, string summary)
{
    public string Name { get; } = name;

    public string Summary { get; } = summary;

    /// <summary>What it does, in a few lines of at most 90 columns.</summary>
    public abstract string Description { get; }

    public abstract IReadOnlyList<(string Command, string Meaning)> Examples { get; }

    /// <summary>What it takes besides options, in order; each has its own arity and description.</summary>
    public virtual IReadOnlyList<Argument> Arguments => [];

    /// <summary>Its options as help groups them.</summary>
    public abstract IReadOnlyList<OptionGroup> Options { get; }

    /// <summary>What it can end with, in its own words.</summary>
    public virtual IReadOnlyList<(string Code, string Meaning)> ExitCodes => ExitCodeTable.Plain;

    /// <summary>What to say to an argument that it does not take: what was probably meant. Empty for nothing.</summary>
    public virtual string HintFor(string argument) => "";

    public ExitCode ShowHelp(Terminal terminal)
    {
        CommandHelp.Write(this, terminal.Out);
        return ExitCode.Success;
    }

    /// <summary>Reads the rest of the command line and does what it says.</summary>
    public ExitCode Run(string[] args, CommandHost host)
    {
        return args.Any(a => a is "-h" or "--help" or "-?") ? ShowHelp(host.Terminal) : Run(Parse(args), host);
    }

    /// <summary>Reads the rest of the command line.</summary>
    /// <exception cref="RecipeRunnerException">It says what the command does not take.</exception>
    internal ParseResult Parse(string[] args)
    {
        var command = new Command(Name.Split(' ')[^1], Summary);
        foreach (Argument argument in Arguments) command.Arguments.Add(argument);
        foreach (OptionGroup group in Options)
            foreach (Option option in group.Options)
                command.Options.Add(option);
        // The parser drops a first word that is, as a path or not, the command's own name: `data-bag secret ./secret`. So it gets that word.
        ParseResult parsed = command.Parse([command.Name, .. args], new ParserConfiguration { ResponseFileTokenReplacer = null });
        ParseProblems.ThrowIfAny(parsed, this);
        return parsed;
    }

    protected abstract ExitCode Run(ParseResult parsed, CommandHost host);
}

/// <summary>Options that help shows together.</summary>
internal sealed record OptionGroup(string Heading, IReadOnlyList<Option> Options);

/// <summary>What a command works with.</summary>
internal sealed record CommandHost(Terminal Terminal, RunEngine Engine, NodeEngine Inspect, bool IsRoot);
