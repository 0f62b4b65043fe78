using RecipeRunner.Converging;
using RecipeRunner.Nodes;
using RecipeRunner.Text;

namespace RecipeRunner.Cookbooks;

/// <summary>
/// The cookbooks that there are, in one or several folders. Each is read when it is first asked for. When several folders have one of
/// a name the first counts and the others are warned of, as in Chef's local mode (its legacy mode took the last).
/// </summary>
/// <param name="named">The folders that a person named.</param>
/// <param name="warn">Told of cookbooks that another one hides.</param>
/// <param name="shipped">The cookbooks that came with the program, which come last and may be hidden without a word; null for none.</param>
internal sealed class CookbookSet(IReadOnlyList<string> named, Action<string>? warn = null, string? shipped = null)
{
    private readonly IReadOnlyList<string> folders = shipped is null || named.Any(f => Path.GetFullPath(f) == shipped) ? named : [.. named, shipped];
    private readonly Dictionary<string, Cookbook> loaded = new(StringComparer.Ordinal);

    /// <summary>The cookbook of this name.</summary>
    /// <exception cref="RecipeRunnerException">There is none; the nearest names are offered.</exception>
    public Cookbook Get(string name, string? neededBy = null)
    {
        if (loaded.TryGetValue(name, out Cookbook? cookbook)) return cookbook;
        for (int i = 0; i < folders.Count; i++)
        {
            string path = Path.GetFullPath(Path.Combine(folders[i], name));
            if (name.Length == 0 || !Directory.Exists(path)) continue;
            WarnOfOthers(name, path, i + 1);
            string metadata = Path.Combine(path, "metadata.json");
            if (!File.Exists(metadata))
                throw new RecipeRunnerException($"The cookbook {name} in {Shown(path)} has no metadata.json.{(File.Exists(Path.Combine(path, "metadata.rb")) ? " Its metadata.rb is Ruby, which is not read." : "")} The smallest one is {{\"name\": \"{name}\", \"version\": \"0.1.0\"}}.");
            var read = Metadata.Read(metadata);
            if (read.Name != name)
                throw new RecipeRunnerException($"{Shown(metadata)} says that its name is '{read.Name}', but its folder is '{name}'. Rename one of them.");
            return loaded[name] = new Cookbook(path, read);
        }
        throw new RecipeRunnerException(
            $"There is no cookbook '{name}'{(neededBy is null ? "" : $", which {neededBy} needs,")} in {Where()}.{Nearest.Hint(name, Names())}");
    }

    /// <summary>
    /// These cookbooks and all that they depend on, dependencies first, in Chef's order: the dependencies of one cookbook by name. Of
    /// cookbooks that depend on each other in a circle the one that is reached first comes last.
    /// </summary>
    /// <exception cref="RecipeRunnerException">One is missing, or has a version that is not allowed.</exception>
    public IReadOnlyList<Cookbook> InDependencyOrder(IEnumerable<string> names)
    {
        var order = new List<Cookbook>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in names) Visit(name, null);
        return order;

        void Visit(string name, string? neededBy)
        {
            if (!seen.Add(name)) return;
            Cookbook cookbook = Get(name, neededBy);
            foreach (string dependency in cookbook.Dependencies)
            {
                CheckVersion(cookbook, dependency, cookbook.Metadata.Depends[dependency]);
                Visit(dependency, $"cookbook {name}");
            }
            order.Add(cookbook);
        }
    }

    private void CheckVersion(Cookbook cookbook, string dependency, VersionConstraint constraint)
    {
        string version = Get(dependency, $"cookbook {cookbook.Name}").Metadata.Version;
        if (!constraint.IsSatisfiedBy(CookbookVersion.Parse(version)))
            throw new RecipeRunnerException($"The cookbook {cookbook.Name} depends on {dependency} {constraint}, but {dependency} is {version} in {Shown(Get(dependency).Path)}.");
    }

    private void WarnOfOthers(string name, string path, int from)
    {
        for (int i = from; i < named.Count; i++)
        {
            string other = Path.GetFullPath(Path.Combine(named[i], name));
            if (other != path && Directory.Exists(other)) warn?.Invoke($"There are two cookbooks {name}: {Shown(path)} is used, {Shown(other)} is not.");
        }
    }

    private string Where() => string.Join(", ", folders.Select(f => Directory.Exists(f) ? Shown(f) : $"{Shown(f)} (which does not exist)"));

    private static string Shown(string path) => new SourceLine(path, 0).ToString();

    /// <summary>The names of all folders that a cookbook may lie in.</summary>
    public IEnumerable<string> Names() =>
        folders.Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories).Select(d => Path.GetFileName(d));
}
