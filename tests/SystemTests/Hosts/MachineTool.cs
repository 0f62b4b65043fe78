using System.Diagnostics;

namespace RecipeRunner.Tests.SystemTests.Hosts;

/// <summary>A tool of the machine, run to read something or to fill the cache folder.</summary>
internal static class MachineTool
{
    public static CommandResult Run(
        string file, IReadOnlyCollection<string> arguments, TimeSpan timeout, string folder = "", string? stdin = null)
    {
        var command = $"{file} {string.Join(' ', arguments)}";
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name); // Those of the build that runs the tests would mislead another one.

        using var process = Process.Start(start)!;
        var (stdout, stderr) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.StandardInput.Write(stdin);
        process.StandardInput.Close();
        if (!process.WaitForExit(timeout))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"Still running after {timeout.TotalSeconds} s: {command}");
        }
        return new(command, process.ExitCode, stdout.Result, stderr.Result);
    }
}
