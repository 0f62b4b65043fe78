using RecipeRunner.Converging;

namespace RecipeRunner.Cli.Commands;

/// <summary>The form of the output.</summary>
internal enum OutputFormat
{
    Doc,
    Min,
    Json,
}

/// <summary>What a command line asks for.</summary>
/// <param name="Options">For the engine.</param>
/// <param name="Format">How events are shown.</param>
/// <param name="LogLevel">The least level of messages; null when not given.</param>
/// <param name="LogFile">A log to append to; null for none.</param>
/// <param name="Debug">Whether unexpected errors show their stack.</param>
internal sealed record RunSettings(RunOptions Options, OutputFormat Format, LogLevel? LogLevel, string? LogFile, bool Debug)
{
    /// <summary>False when the settings file wants no colours.</summary>
    public bool Colours { get; init; } = true;

    /// <summary>What is to be said of the settings file; null for nothing.</summary>
    public string? Note { get; init; }
}
