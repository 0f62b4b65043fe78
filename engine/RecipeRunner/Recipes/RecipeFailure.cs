using System.Diagnostics;
using RecipeRunner.Converging;

namespace RecipeRunner.Recipes;

/// <summary>Tells of an exception that a script threw: which line, and what.</summary>
internal static class RecipeFailure
{
    /// <summary>The failure with the innermost line of a cookbook that the exception went through.</summary>
    public static RecipeRunnerException Of(Exception exception, string script)
    {
        while (exception is AggregateException { InnerException: { } inner }) exception = inner;
        SourceLine at = LineOf(exception, script);
        return new($"{at}: {exception.GetType().Name}: {exception.Message}", ExitCode.DoesNotCompile, exception);
    }

    private static SourceLine LineOf(Exception exception, string script)
    {
        foreach (StackFrame frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
            if (frame.GetFileName() is { } file && (file == script || file.EndsWith(".csx", StringComparison.Ordinal)))
                return new(file, frame.GetFileLineNumber());
        return new(script, 0);
    }
}
