using System.Diagnostics;
using System.Globalization;

namespace RecipeRunner.Benchmarks.Measuring;

/// <summary>
/// Runs a process to its end and says what it cost. With the C program this is fork, exec and wait4; without it,
/// the wall time includes the few milliseconds of starting a process from .NET, and the peak memory is not known.
/// </summary>
internal sealed class ProcessTimer(string? native, string scratch)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly string log = Path.Combine(scratch, "output.log");

    public bool IsPrecise => native is not null;

    /// <summary>Times one run; an error shows the end of the output when the exit code is not the expected one.</summary>
    public Sample Run(Command command)
    {
        var (exitCode, sample) = native is null ? ByChildrenUsage(command) : ByHelper(native, command);
        return exitCode == command.Expected
            ? sample
            : throw new BenchmarkException($"exit code {exitCode}: {Tail.Of(Output())}");
    }

    /// <summary>What the last run printed.</summary>
    public string Output() => File.Exists(log) ? File.ReadAllText(log) : "";

    private (int, Sample) ByHelper(string helper, Command command)
    {
        using var process = Start(command, helper, ["time", log, command.Program, .. command.Arguments]);
        WaitFor(process);
        var fields = process.StandardOutput.ReadToEnd().Split(' ').Select(field => long.Parse(field, CultureInfo.InvariantCulture)).ToArray();
        return ((int)fields[0], new Sample(fields[1] / 1000.0, (fields[2] + fields[3]) / 1000.0, fields[4] / 1024.0));
    }

    private (int, Sample) ByChildrenUsage(Command command)
    {
        var before = ChildrenUsage.Milliseconds();
        var clock = Stopwatch.StartNew();
        using var process = Start(command, "/bin/sh", ["-c", "exec \"$@\" </dev/null >\"$0\" 2>&1", log, command.Program, .. command.Arguments]);
        WaitFor(process);
        var wall = clock.Elapsed.TotalMilliseconds;
        return (process.ExitCode, new Sample(wall, ChildrenUsage.Milliseconds() - before, null));
    }

    private static Process Start(Command command, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            WorkingDirectory = command.WorkingFolder ?? "/",
        };
        start.Environment.Clear();
        foreach (var (name, value) in CleanEnvironment.Variables.Concat(command.Environment))
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static void WaitFor(Process process)
    {
        if (process.WaitForExit(Limit))
            return;
        process.Kill(entireProcessTree: true);
        throw new BenchmarkException($"stopped after {Limit.TotalMinutes} minutes");
    }
}
