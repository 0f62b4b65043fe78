using RecipeRunner.Machines;
using RecipeRunner.Nodes;
using RecipeRunner.Text;

namespace RecipeRunner.Converging;

/// <summary>Finds and reads what the options name: node.json, roles, the environment.</summary>
internal static class NodeInput
{
    private const string DefaultFile = "node.json";

    /// <summary>The node's JSON; null when none is given and a run list is.</summary>
    public static NodeJson? Read(RunOptions options)
    {
        if (options.JsonAttributes is "-")
        {
            using Stream input = Console.OpenStandardInput();
            using var bytes = new MemoryStream();
            input.CopyTo(bytes);
            return NodeJson.Parse(bytes.ToArray(), "standard input");
        }
        if (options.JsonAttributes is { } path) return NodeJson.Load(Path.GetFullPath(path));
        if (File.Exists(DefaultFile)) return NodeJson.Load(Path.GetFullPath(DefaultFile));
        return options.OverrideRunList is not null
            ? null
            : throw new RecipeRunnerException($"There is no {DefaultFile} in {System.Environment.CurrentDirectory}. Name one with -j FILE, or give a run list with -o 'recipe[x]'.");
    }

    /// <summary>The run list of <c>-o</c>, comma separated.</summary>
    public static RunList ParseRunList(string given)
    {
        try
        {
            return RunList.Parse(given.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        }
        catch (FormatException e)
        {
            throw new RecipeRunnerException($"--override-runlist: {e.Message}", inner: e);
        }
    }

    /// <summary>The environment; null for <c>_default</c>, which needs no file.</summary>
    public static ChefEnvironment? Environment(IReadOnlyList<string> folders, string name)
    {
        if (name == ChefEnvironment.DefaultName) return null;
        string[] files = [.. folders.Select(folder => Path.GetFullPath(Path.Combine(folder, name + ".json")))];
        return files.LastOrDefault(File.Exists) is { } file
            ? RoleJson.LoadEnvironment(file)
            : throw new RecipeRunnerException($"There is no environment '{name}': {string.Join(", ", files.Select(f => new SourceLine(f, 0)))} does not exist.{Nearest.Hint(name, folders.SelectMany(Names))}");
    }

    /// <summary>The roles; their folders are read only when the run list names one.</summary>
    public static IReadOnlyDictionary<string, Role> Roles(IReadOnlyList<string> folders, RunList runList)
    {
        var roles = new Dictionary<string, Role>(StringComparer.Ordinal);
        if (!runList.Any(i => i.Kind == RunListItemKind.Role)) return roles;
        foreach (string folder in folders)
            foreach ((string name, Role role) in RoleJson.LoadFolder(Path.GetFullPath(folder), RoleJson.LoadRole))
                roles[name] = role;
        return roles;
    }

    /// <summary>The name of a node that was given none: the host's full name, as in Chef.</summary>
    public static string Name(IMachine machine) => (machine.Facts.Gather("fqdn") ?? machine.Facts.Gather("hostname"))?.ToString() ?? "localhost";

    private static IEnumerable<string> Names(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)) : [];
}
