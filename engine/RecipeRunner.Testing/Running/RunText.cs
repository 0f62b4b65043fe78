using System.Text;
using RecipeRunner.Reporting;

namespace RecipeRunner.Testing.Running;

/// <summary>A run as the program would show it, without what differs from run to run.</summary>
internal static class RunText
{
    public static string Of(IReadOnlyList<RunEvent> events, bool isPlan)
    {
        using var bytes = new MemoryStream();
        var output = new TextOutput(bytes);
        var formatter = new DocFormatter(output, isPlan: isPlan);
        foreach (RunEvent runEvent in events) formatter.On(runEvent);
        output.EnsureLineStart();
        output.Flush();
        return Encoding.UTF8.GetString(bytes.ToArray()).TrimStart('\n');
    }
}
