namespace RecipeRunner.Cli.Help;

/// <summary>The exit codes as --help tells them; docs/exit-codes.md tells more.</summary>
internal static class ExitCodeTable
{
    public static IReadOnlyList<(string Code, string Meaning)> Rows =>
    [
        ("0", "converged, or nothing to do"),
        ("1", "a resource failed"),
        ("2", "plan only: changes would or may be made"),
        ("3", "bad input: node.json, cookbook, role, option, no root"),
        ("4", "a recipe or template does not compile"),
        ("5", "another run holds the lock"),
        ("130, 143", "ended by SIGINT (Ctrl-C), by SIGTERM"),
    ];
}
