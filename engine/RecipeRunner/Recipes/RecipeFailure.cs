using System.Diagnostics;
using System.Reflection;
using RecipeRunner.Converging;

namespace RecipeRunner.Recipes;

/// <summary>Tells of an exception that a cookbook's C# threw: what, at which line, and who called that.</summary>
internal static class RecipeFailure
{
    private const int MostCallers = 5;

    /// <summary>The failure of a script.</summary>
    public static RecipeRunnerException Of(Exception exception, string script) =>
        Placed(exception, new(script, 0), ExitCode.DoesNotCompile)!;

    /// <summary>A failure while resources converge; with its line when it went through a cookbook's C#, else as it is.</summary>
    public static Exception AtConverge(Exception exception) => Placed(exception, null, ExitCode.ResourceFailed) ?? exception;

    private static RecipeRunnerException? Placed(Exception exception, SourceLine? otherwise, ExitCode exitCode)
    {
        exception = Cause(exception);
        var known = exception as RecipeRunnerException;
        if (known?.IsPlaced == true) return known;
        List<SourceLine> lines = CookbookFrames.Of(new StackTrace(exception, fNeedFileInfo: true));
        if (lines.Count == 0 && otherwise is { } place) lines.Add(place);
        if (lines.Count == 0) return null;
        // What the machine says of a file is a sentence; of other exceptions the type says half of it.
        string text = known is not null || exception is IOException or UnauthorizedAccessException ? exception.Message : $"{exception.GetType().Name}: {exception.Message}";
        string callers = string.Concat(lines.Skip(1).Take(MostCallers).Select(line => $"\n  called from {line}"));
        return new PlacedException(lines[0], text + callers, known?.ExitCode ?? exitCode, exception);
    }

    private static Exception Cause(Exception exception)
    {
        while (exception is AggregateException or TargetInvocationException or TypeInitializationException && exception.InnerException is { } inner) exception = inner;
        return exception;
    }
}
