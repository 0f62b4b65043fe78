using RecipeRunner.Converging;
using RecipeRunner.Reporting;

namespace RecipeRunner.Cli;

/// <summary>Makes a run; <see cref="Runner.Run(RunOptions, IRunObserver, CancellationToken)"/> outside of tests.</summary>
internal delegate ExitCode RunEngine(RunOptions options, IRunObserver observer, CancellationToken stop);

/// <summary>Compiles a run and gives its node; <see cref="NodeInspection.OfThisMachine"/> outside of tests.</summary>
internal delegate NodeInspection NodeEngine(RunOptions options, IRunObserver observer);
