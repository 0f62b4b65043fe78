using RecipeRunner.Converging;
using RecipeRunner.Nodes;
using RecipeRunner.Text;

namespace RecipeRunner.Cookbooks;

/// <summary>A cookbook: a folder with metadata, recipes, attribute files, templates, files and C# of its own.</summary>
public sealed class Cookbook
{
    internal Cookbook(string path, Metadata metadata) => (Path, Metadata) = (path, metadata);

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>What metadata.json says.</summary>
    public Metadata Metadata { get; }

    /// <summary>The name, which is the folder's name too.</summary>
    public string Name => Metadata.Name;

    /// <summary>The cookbooks that it depends on directly, by name.</summary>
    internal IReadOnlyList<string> Dependencies => dependencies ??= Sorted(Metadata.Depends.Keys);

    private string[]? dependencies;

    /// <summary>The names of its recipes, sorted.</summary>
    public IReadOnlyList<string> Recipes => recipes ??= ScriptsIn("recipes");

    private IReadOnlyList<string>? recipes;

    /// <summary>The names of its attribute files in the order in which they run: <c>default</c> first, then by name, as in Chef.</summary>
    public IReadOnlyList<string> AttributeFiles => attributeFiles ??= DefaultFirst(ScriptsIn("attributes"));

    private IReadOnlyList<string>? attributeFiles;

    /// <summary>Its C# sources, in <c>libraries/</c> and <c>resources/</c>, sorted.</summary>
    internal IReadOnlyList<string> Sources =>
        Sorted([.. FilesIn("libraries", "*.cs", SearchOption.AllDirectories), .. FilesIn("resources", "*.cs", SearchOption.AllDirectories)]);

    /// <summary>Its scripts: the attribute files as they run, then the recipes.</summary>
    internal IEnumerable<(ScriptKind Kind, string Name)> Scripts =>
        AttributeFiles.Select(n => (ScriptKind.Attributes, n)).Concat(Recipes.Select(n => (ScriptKind.Recipe, n)));

    /// <summary>The path of a recipe's or attribute file's script.</summary>
    internal string Script(ScriptKind kind, string name) => System.IO.Path.Combine(Path, kind == ScriptKind.Recipe ? "recipes" : "attributes", name + ".csx");

    /// <summary>
    /// The file that <c>templates/</c> or <c>files/</c> holds under a name for this node; the most specific wins, as in Chef:
    /// <c>host-&lt;fqdn&gt;</c>, <c>debian-12</c>, <c>debian</c>, <c>default</c>, the folder itself.
    /// </summary>
    /// <exception cref="RecipeRunnerException">There is none; the nearest names are offered.</exception>
    internal string Find(string folder, string name, Node node)
    {
        foreach (string place in Places(node))
        {
            string candidate = System.IO.Path.Combine(Path, folder, place, name);
            if (File.Exists(candidate) || Directory.Exists(candidate)) return candidate;
        }
        string root = System.IO.Path.Combine(Path, folder);
        IEnumerable<string> known = FilesIn(folder, "*", SearchOption.AllDirectories).Select(f => System.IO.Path.GetRelativePath(root, f));
        throw new RecipeRunnerException($"cookbook {Name} has no {folder}/{name}.{Nearest.Hint(name, known)}");
    }

    /// <summary>What to say of a recipe that it does not have.</summary>
    internal string NoRecipe(string name) =>
        $"the cookbook {Name} has no recipe '{name}'." + (File.Exists(System.IO.Path.Combine(Path, "recipes", name + ".rb"))
            ? $" Its recipes/{name}.rb is Ruby: a recipe is a C# script, recipes/{name}.csx."
            : Recipes.Count == 0 ? $" It has none: write recipes/{name}.csx." : Nearest.Hint(name, Recipes));

    private static IEnumerable<string> Places(Node node)
    {
        if (Text(node, "fqdn") is { } fqdn) yield return "host-" + fqdn;
        if (Text(node, "platform") is { } platform)
        {
            if (Text(node, "platform_version") is { } version)
                for (string v = version; v.Length > 0; v = v.LastIndexOf('.') is > 0 and var dot ? v[..dot] : "")
                    yield return $"{platform}-{v}";
            yield return platform;
        }
        yield return "default";
        yield return "";
    }

    private static string? Text(Node node, string key) => (string?)node.Read(key);

    private string[] ScriptsIn(string folder) =>
        Sorted(FilesIn(folder, "*.csx", SearchOption.TopDirectoryOnly).Select(f => System.IO.Path.GetFileNameWithoutExtension(f)));

    private static string[] Sorted(IEnumerable<string> names)
    {
        string[] sorted = [.. names];
        Array.Sort(sorted, StringComparer.Ordinal);
        return sorted;
    }

    private static string[] DefaultFirst(string[] names)
    {
        int index = Array.IndexOf(names, "default");
        if (index <= 0) return names;
        Array.Copy(names, 0, names, 1, index);
        names[0] = "default";
        return names;
    }

    private IEnumerable<string> FilesIn(string folder, string pattern, SearchOption depth)
    {
        string path = System.IO.Path.Combine(Path, folder);
        return Directory.Exists(path) ? Directory.EnumerateFiles(path, pattern, depth) : [];
    }
}

/// <summary>The two kinds of script in a cookbook.</summary>
internal enum ScriptKind
{
    Recipe,
    Attributes,
}
