namespace RecipeRunner.Machines;

/// <summary>Runs commands on a machine.</summary>
public interface IProcesses
{
    /// <summary>
    /// Runs a command to its end. A non-zero exit code is a result, not an error.
    /// Throws <see cref="CommandStartException"/> when it cannot be started and <see cref="CommandTimeoutException"/> when its time is over.
    /// </summary>
    CommandResult Run(Command command);
}

/// <summary>A command: an array run without a shell, or one text run by <c>/bin/sh -c</c>.</summary>
public sealed record Command
{
    /// <summary>Program and arguments. A program without a slash is looked up in PATH.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>True when the arguments are one text that <c>/bin/sh</c> reads.</summary>
    public bool IsShell { get; }

    /// <summary>A command run without a shell, so that no argument is ever read as shell text.</summary>
    public Command(IReadOnlyList<string> arguments) => Arguments = arguments;

    private Command(string text) => (Arguments, IsShell) = ([text], true);

    /// <summary>A text run by <c>/bin/sh -c</c>.</summary>
    public static Command Shell(string text) => new(text);

    /// <summary>Folder to run in; default "/".</summary>
    public string? Cwd { get; init; }

    /// <summary>Variables added to the environment (null removes one).</summary>
    public IReadOnlyDictionary<string, string?>? Environment { get; init; }

    /// <summary>User to run as; default the running one.</summary>
    public string? User { get; init; }

    /// <summary>Group to run as; default the running one, also for another user, as in Chef.</summary>
    public string? Group { get; init; }

    /// <summary>Umask, three octal digits; default 022.</summary>
    public string? Umask { get; init; }

    /// <summary>Text for standard input; without it standard input is empty.</summary>
    public string? Input { get; init; }

    /// <summary>Longest time that it may take; default 3600 s as in Chef.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Told each line that the command prints, as it comes; null (the default) for nobody.</summary>
    public Action<string>? Printed { get; init; }

    /// <summary>
    /// True (the default) when the command may change the machine: a plan does not run it. False promises that it only looks,
    /// as a guard or a <c>Verify</c> does: a plan runs it for real.
    /// </summary>
    public bool Changes { get; init; } = true;

    /// <summary>A path that the command makes: a plan then knows that it will be there, though not what it holds.</summary>
    public string? Creates { get; init; }

    /// <summary>The command as a person would type it.</summary>
    public override string ToString() => IsShell ? Arguments[0] : string.Join(' ', Arguments.Select(Quote));

    private static string Quote(string argument) =>
        argument.Length > 0 && argument.All(c => char.IsLetterOrDigit(c) || "-_./:=@,+%".Contains(c)) ? argument : $"'{argument.Replace("'", "'\\''")}'";
}

/// <summary>What a command left.</summary>
/// <param name="ExitCode">0 to 255; 128 + n when it was ended by signal n.</param>
/// <param name="Stdout">Standard output, UTF-8.</param>
/// <param name="Stderr">Standard error, UTF-8.</param>
public sealed record CommandResult(int ExitCode, string Stdout, string Stderr)
{
    /// <summary>Whether the exit code is 0.</summary>
    public bool Succeeded => ExitCode == 0;

    /// <summary>Standard output, or standard error where the first is empty, trimmed.</summary>
    public string Output => Stdout.Length > 0 && Stderr.Length > 0 ? Stdout.TrimEnd() + "\n" + Stderr.TrimEnd() : (Stdout + Stderr).TrimEnd();
}

/// <summary>A command could not be started: no such program, user or folder.</summary>
public sealed class CommandStartException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A command did not end in its time, and was killed.</summary>
public sealed class CommandTimeoutException(string message) : Exception(message);
