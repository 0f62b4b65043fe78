using System.Diagnostics;

namespace RecipeRunner.Rehearsal.Hosts;

/// <summary>A tool of the machine, run to its end.</summary>
internal static class MachineTool
{
    public static HostResult Run(
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
