namespace RecipeRunner.Rehearsal.Hosts;

/// <summary>What a command did. A command that a signal ended has 128 plus its number as exit code.</summary>
internal sealed record HostResult(string Command, int ExitCode, string Stdout, string Stderr)
{
    /// <summary>This result when the command succeeded; otherwise an error that shows everything the command said.</summary>
    public HostResult Ok() => ExitCode == 0 ? this : throw new InvalidOperationException($"Failed: {this}");

    public override string ToString() => $"{Command}\nexit code {ExitCode}\n--- stdout\n{Stdout}\n--- stderr\n{Stderr}";
}
