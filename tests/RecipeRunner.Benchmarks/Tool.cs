using System.Diagnostics;

namespace RecipeRunner.Benchmarks;

/// <summary>Programs of the machine that are used beside the measuring.</summary>
internal static class Tool
{
    /// <summary>Where the program lies, or null when it is not installed.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Concat(["/usr/sbin", "/usr/bin", "/sbin", "/bin"])
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    /// <summary>Runs it to its end and returns what it said; an error shows all of that when it fails.</summary>
    public static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new BenchmarkException(
                $"`{Path.GetFileName(program)} {string.Join(' ', arguments)}` ended with {process.ExitCode}: {Tail.Of(output + error.Result)}");
    }
}
