using System.Runtime.CompilerServices;
using System.Text;
using RecipeRunner.Converging;
using RecipeRunner.Machines;

namespace RecipeRunner.Dsl;

/// <summary>
/// Verbs that look at the machine. They go through it, so that they are honest in a plan and work in a test, where
/// System.IO would look at the wrong place.
/// </summary>
public static partial class Recipe
{
    /// <summary>Whether a file (links followed) stands at a path.</summary>
    public static bool FileExists(string path) => Here.Files.Stat(path) is { Kind: FileKind.File };

    /// <summary>Whether a directory (links followed) stands at a path.</summary>
    public static bool DirectoryExists(string path) => Here.Files.Stat(path) is { Kind: FileKind.Directory };

    /// <summary>A file's text, UTF-8.</summary>
    public static string ReadFile(string path) => Encoding.UTF8.GetString(Here.Files.Read(path));

    /// <summary>Whether a file stands at a path and holds a text, UTF-8; of a file that is no text, such as a program, too.</summary>
    public static bool FileContains(string path, string text) =>
        FileExists(path) && Here.Files.Read(path).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    /// <summary>The names in a directory, in order.</summary>
    public static IReadOnlyList<string> ListDirectory(string path) => Here.Files.List(path);

    /// <summary>Runs a shell text that only looks at the machine (Chef's <c>shell_out</c>); a plan runs it too.</summary>
    public static CommandResult Shell(string command) => Here.Processes.Run(Command.Shell(command) with { Changes = false });

    /// <summary>Runs a command without a shell, one that only looks at the machine; a plan runs it too.</summary>
    public static CommandResult Shell(string[] command) => Here.Processes.Run(new Command(command) { Changes = false });

    /// <summary>Runs a shell text that only looks at the machine, and must succeed (Chef's <c>shell_out!</c>); a plan runs it too.</summary>
    /// <exception cref="RecipeRunnerException">Its exit code is not 0; the message holds what it printed.</exception>
    public static CommandResult ShellOrFail(string command, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Succeeded(Shell(command), command, new SourceLine(file, line));

    /// <summary>Runs a command without a shell, one that only looks at the machine, and must succeed; a plan runs it too.</summary>
    /// <exception cref="RecipeRunnerException">Its exit code is not 0; the message holds what it printed.</exception>
    public static CommandResult ShellOrFail(string[] command, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Succeeded(Shell(command), new Command(command).ToString(), new SourceLine(file, line));

    private static CommandResult Succeeded(CommandResult result, string command, SourceLine at) => result.Succeeded ? result
        : throw new PlacedException(at, $"`{command}` ended with exit code {result.ExitCode}.{(result.Output.Length > 0 ? "\n" + result.Output : "")}");

    private static IMachine Here => Current.Context.Run.Machine;
}
