using RecipeRunner.Converging;
using RecipeRunner.Reporting;

namespace RecipeRunner.Cli;

/// <summary>Makes a run.</summary>
internal delegate ExitCode RunEngine(RunOptions options, IRunObserver observer, CancellationToken stop);

/// <summary>The one place where the program calls the engine.</summary>
internal static class Engine
{
    public static ExitCode Run(RunOptions options, IRunObserver observer, CancellationToken stop) =>
        throw new RecipeRunnerException("this build has no engine", ExitCode.ResourceFailed);
}
