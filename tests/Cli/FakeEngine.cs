using RecipeRunner.Cli;
using RecipeRunner.Converging;
using RecipeRunner.Reporting;
using RecipeRunner.Tests.Reporting;

namespace RecipeRunner.Tests.Cli;

/// <summary>Stands in for the engine: what it was asked for, and an end that a test chooses.</summary>
internal sealed class FakeEngine
{
    public bool IsRoot { get; init; }

    public RunOptions? Asked { get; private set; }

    public Func<IRunObserver, CancellationToken, ExitCode> Behaviour { get; init; } = (_, _) => ExitCode.Success;

    public ExitCode Run(RunOptions options, IRunObserver observer, CancellationToken stop)
    {
        Asked = options;
        return Behaviour(observer, stop);
    }

    /// <summary>Runs a command line against it: exit code, standard output, standard error.</summary>
    public (ExitCode ExitCode, string Out, string Error) Call(params string[] args)
    {
        Capture output = new(), error = new();
        ExitCode exitCode = new CommandLine(new Terminal(output.Output, error.Output), Run, IsRoot).Run(args);
        return (exitCode, output.Text, error.Text);
    }
}
