using System.Collections;

namespace RecipeRunner.Machines.Local;

/// <summary>
/// The environment of a command: our own, with a UTF-8 locale as Chef sets it, and with the folders of system programs in PATH
/// (a plan run without root finds <c>haproxy</c> where the converge will).
/// </summary>
internal static class ProcessEnvironment
{
    private static readonly string[] s_systemFolders = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];

    public static Dictionary<string, string> For(Command command)
    {
        Dictionary<string, string> variables = new(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables()) variables[(string)variable.Key] = (string)variable.Value!;
        variables["PATH"] = WithSystemFolders(variables.GetValueOrDefault("PATH") ?? "");
        if (!variables.ContainsKey("LC_ALL")) variables.TryAdd("LANG", "C.UTF-8");
        if (command.Environment is null) return variables;
        foreach ((string name, string? value) in command.Environment)
        {
            if (name.Length == 0 || name.Contains('=') || name.Contains('\0') || value?.Contains('\0') == true)
                throw new CommandStartException($"The environment of `{command}` has a variable \"{name}\" that no process can be given.");
            if (value is null) variables.Remove(name);
            else variables[name] = value;
        }
        return variables;
    }

    private static string WithSystemFolders(string path)
    {
        string[] folders = path.Split(':', StringSplitOptions.RemoveEmptyEntries);
        foreach (string folder in s_systemFolders)
        {
            if (!folders.Contains(folder)) path = path.Length == 0 ? folder : $"{path}:{folder}";
        }
        return path;
    }
}
