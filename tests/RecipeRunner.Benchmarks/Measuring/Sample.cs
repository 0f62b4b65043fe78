namespace RecipeRunner.Benchmarks.Measuring;

/// <summary>One whole run of a process.</summary>
/// <param name="Wall">Milliseconds by the monotonic clock.</param>
/// <param name="Cpu">Milliseconds of user and system time, children included.</param>
/// <param name="Memory">Peak resident megabytes of the largest process; null when it cannot be told.</param>
internal sealed record Sample(double Wall, double Cpu, double? Memory);
