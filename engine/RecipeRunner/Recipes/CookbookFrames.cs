using System.Diagnostics;
using System.Runtime.Loader;

namespace RecipeRunner.Recipes;

/// <summary>The lines of cookbooks on a stack.</summary>
internal static class CookbookFrames
{
    /// <summary>Each line once, innermost first.</summary>
    public static List<SourceLine> Of(StackTrace stack)
    {
        var lines = new List<SourceLine>();
        foreach (StackFrame frame in stack.GetFrames())
        {
            if (frame.GetMethod() is not { } method || AssemblyLoadContext.GetLoadContext(method.Module.Assembly) is not RecipeLoadContext) continue;
            if (frame.GetFileName() is not { } file) continue;
            var line = new SourceLine(file, frame.GetFileLineNumber());
            if (!lines.Contains(line)) lines.Add(line);
        }
        return lines;
    }
}
