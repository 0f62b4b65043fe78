using RecipeRunner.Reporting;

namespace RecipeRunner.Converging;

/// <summary>What ended a run, told without what must not be shown; also in its details, for which the stack of the other stands.</summary>
internal sealed class RedactedException : RecipeRunnerException
{
    private readonly string details;

    private RedactedException(Exception exception, Redaction redaction)
        : base(redaction.Of(exception is RecipeRunnerException ? exception.Message : $"{exception.GetType().Name}: {exception.Message}"),
            (exception as RecipeRunnerException)?.ExitCode ?? ExitCode.ResourceFailed) =>
        details = redaction.Of(exception.ToString());

    /// <summary>The exception as it may be shown; null when it may be shown as it is.</summary>
    public static RedactedException? Of(Exception exception, Redaction redaction) =>
        redaction.Touches(exception.ToString()) ? new(exception, redaction) : null;

    public override string ToString() => details;
}
