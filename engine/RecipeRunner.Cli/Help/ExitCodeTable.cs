namespace RecipeRunner.Cli.Help;

/// <summary>The exit codes as --help tells them: all of them, and those that kinds of commands end with. docs/exit-codes.md tells more.</summary>
internal static class ExitCodeTable
{
    private static readonly (string Code, string Meaning)
        Failed = ("1", "a resource failed"),
        Changes = ("2", "plan only: changes would or may be made"),
        BadRun = ("3", "bad input: node.json, cookbook, role, option, no root"),
        NotCompiled = ("4", "a recipe or template does not compile"),
        Locked = ("5", "another run holds the lock");

    public static readonly (string Code, string Meaning)
        BadInput = ("3", "bad input: an option, a path, a file, a name that is not there"),
        Ended = ("130, 143", "ended by SIGINT (Ctrl-C), by SIGTERM");

    /// <summary>All that there are, in the words of a run.</summary>
    public static IReadOnlyList<(string Code, string Meaning)> All => [("0", "converged, or nothing to do"), Failed, Changes, BadRun, NotCompiled, Locked, Ended];

    /// <summary>A command that changes the machine.</summary>
    public static IReadOnlyList<(string Code, string Meaning)> Converge => [("0", "converged, or nothing to do"), Failed, BadRun, NotCompiled, Locked, Ended];

    public static IReadOnlyList<(string Code, string Meaning)> Plan =>
        [("0", "nothing would change"), ("1", "a resource would fail"), ("2", "changes would or may be made"), BadRun, NotCompiled, Ended];

    /// <summary>A command that compiles recipes and tells what they say.</summary>
    public static IReadOnlyList<(string Code, string Meaning)> Compiling => [("0", "told"), BadRun, NotCompiled];

    /// <summary>A command that judges: it ends with 1 when what was asked for does not hold.</summary>
    public static IReadOnlyList<(string Code, string Meaning)> Judging(string good, string bad) => [("0", good), ("1", bad), BadInput];

    /// <summary>A command that compiles, and judges.</summary>
    public static IReadOnlyList<(string Code, string Meaning)> Trying(string good, string bad) => [("0", good), ("1", bad), BadInput, NotCompiled];

    /// <summary>Any other: it is done, or it was asked for what cannot be.</summary>
    public static IReadOnlyList<(string Code, string Meaning)> Plain => [("0", "done"), BadInput];
}
