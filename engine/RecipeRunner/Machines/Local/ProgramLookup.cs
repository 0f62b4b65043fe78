namespace RecipeRunner.Machines.Local;

/// <summary>Finds the program of a command, and says what is missing when it cannot be started.</summary>
internal static class ProgramLookup
{
    private const int Executable = 1;

    public static string Find(Command command, string path, string cwd)
    {
        if (LocalFiles.Status(cwd, 0)?.Kind != FileKind.Directory)
            throw new CommandStartException($"Cannot run `{command}`: its folder {cwd} does not exist.");
        if (command.IsShell) return "/bin/sh";
        string name = command.Arguments.Count > 0 ? command.Arguments[0] : "";
        if (name.Length == 0) throw new CommandStartException("Cannot run a command without a program: its array is empty, or begins with an empty text.");
        foreach (string argument in command.Arguments)
        {
            if (argument.Contains('\0')) throw new CommandStartException($"Cannot run {name}: one of its arguments holds a NUL character.");
        }
        return name.Contains('/') ? Named(command, name, cwd) : InPath(command, name, path);
    }

    private static string Named(Command command, string name, string cwd)
    {
        string full = name.StartsWith('/') ? name : $"{cwd.TrimEnd('/')}/{name}";
        if (IsProgram(full)) return full;
        string why = LocalFiles.Status(full, 0) is null ? "does not exist" : "cannot be executed (a folder, or its mode forbids it)";
        throw new CommandStartException($"Cannot run `{command}`: {full} {why}.");
    }

    private static string InPath(Command command, string name, string path)
    {
        foreach (string folder in path.Split(':'))
        {
            string full = $"{folder.TrimEnd('/')}/{name}";
            if (folder.StartsWith('/') && IsProgram(full)) return full;
        }
        throw new CommandStartException($"Cannot run `{command}`: there is no program {name} in PATH ({path}).");
    }

    private static bool IsProgram(string path)
    {
        if (PosixProcess.Access(path, Executable) < 0) return false;
        return LocalFiles.Status(path, 0)?.Kind == FileKind.File;
    }
}
