using RecipeRunner.Machines;
using RecipeRunner.Nodes;

namespace RecipeRunner.Converging;

/// <summary>Finds and reads what the options name: node.json, roles, the environment.</summary>
internal static class NodeInput
{
    private const string DefaultFile = "node.json";

    /// <summary>The node's JSON; null when none is given and a run list is.</summary>
    public static NodeJson? Read(RunOptions options)
    {
        if (options.JsonAttributes is "-") return NodeJson.Parse((options.StandardInput ?? ReadStandardInput()).ToArray(), "standard input");
        if (options.JsonAttributes is { } path) return NodeJson.Load(Path.GetFullPath(path));
        if (File.Exists(DefaultFile)) return NodeJson.Load(Path.GetFullPath(DefaultFile));
        return options.OverrideRunList is not null
            ? null
            : throw new RecipeRunnerException($"There is no {DefaultFile} in {System.Environment.CurrentDirectory}. Name one with -j FILE, or give a run list with -o 'recipe[x]'.");
    }

    public static ReadOnlyMemory<byte> ReadStandardInput()
    {
        using Stream input = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        input.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The run list of an option, comma separated.</summary>
    public static RunList ParseRunList(string given, string option = "--override-runlist")
    {
        try
        {
            return RunList.Parse(given.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        }
        catch (FormatException e)
        {
            throw new RecipeRunnerException($"{option}: {e.Message}", inner: e);
        }
    }

    /// <summary>The environment; null for <c>_default</c>, which needs no file.</summary>
    public static ChefEnvironment? Environment(IReadOnlyList<string> folders, string name)
    {
        if (name == ChefEnvironment.DefaultName) return null;
        var files = new NamedFiles("environment", """{"default_attributes": {}}""", folders, SearchOption.TopDirectoryOnly);
        return files.Find(name) is { } file
            ? RoleJson.LoadEnvironment(file)
            : throw new RecipeRunnerException($"There is no environment '{name}'.{files.WayOut(name)}");
    }

    /// <summary>The name of a node that was given none: the host's full name, as in Chef.</summary>
    public static string Name(IMachine machine) => (machine.Facts.Gather("fqdn") ?? machine.Facts.Gather("hostname"))?.ToString() ?? "localhost";
}
