using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
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
        List<SourceLine> lines = Lines(exception);
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

    /// <summary>The lines of cookbooks that an exception went through, innermost first.</summary>
    private static List<SourceLine> Lines(Exception exception)
    {
        var lines = new List<SourceLine>();
        foreach (StackFrame frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetMethod() is not { } method || AssemblyLoadContext.GetLoadContext(method.Module.Assembly) is not RecipeLoadContext) continue;
            if (frame.GetFileName() is not { } file) continue;
            var line = new SourceLine(file, frame.GetFileLineNumber());
            if (!lines.Contains(line)) lines.Add(line);
        }
        return lines;
    }
}
