namespace RecipeRunner.Converging;

/// <summary>The exit codes; the table stands in docs/exit-codes.md.</summary>
public enum ExitCode
{
    /// <summary>Converged, or nothing to do.</summary>
    Success = 0,

    /// <summary>A resource failed.</summary>
    ResourceFailed = 1,

    /// <summary>Plan only: changes would or may be made.</summary>
    ChangesPlanned = 2,

    /// <summary>Bad input: node.json, cookbook, role, option.</summary>
    BadInput = 3,

    /// <summary>A recipe or a template does not compile.</summary>
    DoesNotCompile = 4,

    /// <summary>Another run holds the lock.</summary>
    Locked = 5,

    /// <summary>Ended by SIGINT.</summary>
    Interrupted = 130,

    /// <summary>Ended by SIGTERM.</summary>
    Terminated = 143,
}

/// <summary>A mistake that ends a run with a message for a person and an exit code; nothing is wrong with the engine.</summary>
public class RecipeRunnerException(string message, ExitCode exitCode = ExitCode.BadInput, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The exit code that the program ends with.</summary>
    public ExitCode ExitCode { get; } = exitCode;

    /// <summary>Whether the message names a place already, so that nobody puts another one before it.</summary>
    internal virtual bool IsPlaced => false;
}

/// <summary>A mistake at a place in a cookbook or a template.</summary>
internal sealed class PlacedException(Problem problem, ExitCode exitCode = ExitCode.BadInput, Exception? inner = null)
    : RecipeRunnerException(problem.ToString(), exitCode, inner)
{
    public PlacedException(SourceLine at, string text, ExitCode exitCode = ExitCode.BadInput, Exception? inner = null)
        : this(new Problem(at, text), exitCode, inner)
    {
    }

    /// <summary>The mistake and its place.</summary>
    public Problem Problem => problem;

    internal override bool IsPlaced => true;
}

/// <summary>Several mistakes, found together and told together.</summary>
public sealed class ProblemsException(IReadOnlyList<Problem> problems, ExitCode exitCode)
    : RecipeRunnerException(string.Join("\n", problems), exitCode)
{
    /// <summary>The mistakes in the order of their places.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;

    internal override bool IsPlaced => true;
}

/// <summary>A mistake with its place.</summary>
/// <param name="At">Where; its file is empty when there is no place to name.</param>
/// <param name="Text">What is wrong and how out.</param>
/// <param name="Column">Column, from 1; 0 when unknown.</param>
public sealed record Problem(SourceLine At, string Text, int Column = 0)
{
    /// <summary>Place and text, as compilers write them.</summary>
    public override string ToString() => At.File.Length == 0 ? Text : Column > 0 ? $"{At}:{Column}: {Text}" : $"{At}: {Text}";
}

/// <summary>A signal ended the run after the step that was under way.</summary>
internal sealed class RunInterruptedException() : OperationCanceledException("The run was interrupted.");
