using RecipeRunner.Converging;

namespace RecipeRunner.Machines;

/// <summary>The error for a command that failed: what was tried, the exit code, the command's own last words, and the way out.</summary>
internal static class CommandFailure
{
    private const int LinesShown = 20;

    /// <summary>What apt says before it says anything.</summary>
    private static readonly string[] s_noise = ["Reading package lists...", "Building dependency tree...", "Reading state information..."];

    public static RecipeRunnerException Of(string what, Command command, CommandResult result, string? wayOut = null, string? more = null)
    {
        var text = new System.Text.StringBuilder(what).Append(": '").Append(command).Append("' ended with exit code ").Append(result.ExitCode);
        AppendOutput(text, result.Stdout, "stdout");
        AppendOutput(text, result.Stderr, "stderr");
        if (!string.IsNullOrWhiteSpace(more)) AppendOutput(text, more, null);
        if (wayOut is not null) text.Append('\n').Append(wayOut);
        return new RecipeRunnerException(text.ToString(), ExitCode.ResourceFailed);
    }

    /// <summary>Runs a command that must succeed.</summary>
    public static CommandResult RunOrThrow(this IProcesses processes, string what, Command command)
    {
        CommandResult result = processes.Run(command);
        return result.Succeeded ? result : throw Of(what, command, result);
    }

    /// <summary>Last lines of a text, blank ones left out.</summary>
    public static string[] LastLines(string text, int count)
    {
        string[] lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.Length <= count ? lines : lines[^count..];
    }

    private static void AppendOutput(System.Text.StringBuilder text, string output, string? stream)
    {
        string prefix = stream is null ? "\n  " : $"\n  {stream}: ";
        foreach (string line in LastLines(output, LinesShown))
        {
            if (!s_noise.Contains(line)) text.Append(prefix).Append(line);
        }
    }
}
