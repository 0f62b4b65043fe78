using RecipeRunner.Converging;
using RecipeRunner.Nodes;
using RecipeRunner.Text;

namespace RecipeRunner.DataBags;

/// <summary>
/// Data bags as Chef keeps them in files: <c>BAG/ITEM.json</c> in folders of which the first that has an item counts. After them come
/// those of custom JSON. Nothing is read before it is asked for, and each item once.
/// </summary>
/// <param name="folders">The folders.</param>
/// <param name="custom">The data bags in the run's JSON; null for none.</param>
internal sealed class DataBagFolders(IReadOnlyList<string> folders, CustomDataBags? custom = null)
{
    private readonly Dictionary<string, MapNode> read = [];

    /// <summary>The names of all bags, in order; none when there is no folder.</summary>
    public IReadOnlyList<string> Bags() =>
        Union(folders.Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories).Select(p => Path.GetFileName(p)).Where(BagName.IsValid).Concat(custom?.Bags ?? []));

    /// <summary>The ids of a bag's items, in order.</summary>
    /// <exception cref="RecipeRunnerException">There is no such bag; the message names the nearest ones.</exception>
    public IReadOnlyList<string> Items(string bag)
    {
        Check("a data bag", bag);
        string[] found = [.. folders.Select(folder => Path.Combine(folder, bag)).Where(Directory.Exists)];
        IReadOnlyList<string>? others = custom?.Items(bag);
        if (found.Length == 0 && others is null)
            throw new RecipeRunnerException($"There is no data bag '{bag}': {string.Join(", ", folders.Select(f => Shown(Path.Combine(f, bag))))} does not exist.{Nearest.Hint(bag, Bags())}");
        return Union(found.SelectMany(folder => Directory.EnumerateFiles(folder, "*.json")).Select(file => Path.GetFileNameWithoutExtension(file)).Concat(others ?? []));
    }

    /// <summary>An item as it is written, encrypted values still so; it is for reading only.</summary>
    /// <exception cref="RecipeRunnerException">There is no such bag or item, or the file is malformed or holds another id.</exception>
    public MapNode Read(string bag, string id)
    {
        string name = $"{bag}/{id}";
        if (!read.TryGetValue(name, out MapNode? item))
            read.Add(name, item = ReadNew(bag, id));
        return item;
    }

    /// <summary>The file that an item is read from.</summary>
    /// <exception cref="RecipeRunnerException">There is no such bag or item; the message names the nearest ones.</exception>
    public string FileOf(string bag, string id)
    {
        Check("a data bag", bag);
        Check("a data bag item", id);
        if (Find(bag, id) is { } file) return file;
        IReadOnlyList<string> items = Items(bag);
        string[] files = [.. Places(bag, id)];
        throw new RecipeRunnerException($"There is no item '{id}' in data bag '{bag}': {string.Join(", ", files.Select(Shown))} does not exist.{Nearest.Hint(id, items)}");
    }

    private MapNode ReadNew(string bag, string id)
    {
        Check("a data bag", bag);
        Check("a data bag item", id);
        return Find(bag, id) is null && custom?.Item(bag, id) is { } item ? item : DataBagJson.Read(FileOf(bag, id), bag, id);
    }

    private string? Find(string bag, string id) => Places(bag, id).FirstOrDefault(File.Exists);

    private IEnumerable<string> Places(string bag, string id) => folders.Select(folder => Path.GetFullPath(Path.Combine(folder, bag, id + ".json")));

    private static void Check(string what, string name)
    {
        if (!BagName.IsValid(name)) throw new RecipeRunnerException($"'{name}' cannot be the name of {what}: it may hold {BagName.Rule} only.");
    }

    private static string Shown(string path) => new SourceLine(Path.GetFullPath(path), 0).ToString();

    private static List<string> Union(IEnumerable<string> names)
    {
        var union = new List<string>(new HashSet<string>(names, StringComparer.Ordinal));
        union.Sort(StringComparer.Ordinal);
        return union;
    }
}
