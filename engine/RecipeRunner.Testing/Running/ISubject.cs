using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.Reporting;

namespace RecipeRunner.Testing.Running;

/// <summary>What a test converges; several runs can be made of it.</summary>
internal interface ISubject
{
    /// <summary>A run whose recipes have declared their resources.</summary>
    /// <exception cref="RecipeRunnerException">Something is missing or malformed, or does not compile.</exception>
    Run Compile(IMachine machine, IRunObserver observer, INotificationJournal journal, bool isPlan);
}
