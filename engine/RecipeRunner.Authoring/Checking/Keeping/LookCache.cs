using RecipeRunner.Authoring.Checking.Ignoring;
using RecipeRunner.Nodes;
using RecipeRunner.Recipes;
using RecipeRunner.Reporting;

namespace RecipeRunner.Authoring.Checking.Keeping;

/// <summary>What was found before, in files of the user's cache, one for each cookbook of a repository. It can be thrown away at any time.</summary>
internal sealed class LookCache
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly string folder;

    /// <param name="cache">The folder for caches.</param>
    /// <param name="repo">The repository.</param>
    public LookCache(string cache, CookbookRepo repo)
    {
        var place = new ContentHash();
        place.Text(string.Join(':', repo.CookbookPaths));
        folder = Path.Combine(cache, "checks", place.ToString());
    }

    /// <summary>What was found under a name when everything was as the key says; null when it was not, or nobody looked.</summary>
    public Look? Find(string name, string key)
    {
        try
        {
            if (!File.Exists(Place(name))) return null;
            MapNode kept = JsonMap.ReadFile(Place(name), OriginKind.Engine, "");
            if (Text(kept, "key") != key) return null;
            return new(key, Text(kept, "compiles") == "yes",
                [.. Items(kept, "findings").Select(f => new Finding(Text(f, "code"), Text(f, "rule"), At(f), Number(f, "column"), Text(f, "message"), Text(f, "fix")))],
                [.. Items(kept, "ignores").Select(i => new Ignore(At(i), Number(i, "column"), Number(i, "last"), Text(i, "code"), Text(i, "reason")))]);
        }
        catch (Exception e) when (e is NodeInputException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Keeps it. Where that cannot be, the next check looks again.</summary>
    public void Keep(string name, Look look)
    {
        var json = new JsonBuffer();
        json.BeginObject().String("key", look.Key).String("compiles", look.Compiles ? "yes" : "no").BeginArray("findings");
        foreach (Finding f in look.Findings)
            json.BeginObject().String("code", f.Code).String("rule", f.Rule).String("file", f.At.File).Number("line", f.At.Line).Number("column", f.Column).String("message", f.Message).String("fix", f.Fix).EndObject();
        json.EndArray().BeginArray("ignores");
        foreach (Ignore i in look.Ignores)
            json.BeginObject().String("file", i.At.File).Number("line", i.At.Line).Number("column", i.Column).Number("last", i.Last).String("code", i.Code).String("reason", i.Reason).EndObject();
        json.EndArray().EndObject();
        try
        {
            Directory.CreateDirectory(folder, Private);
            string aside = $"{Place(name)}.{Guid.NewGuid():n}";
            File.WriteAllBytes(aside, json.Written.ToArray());
            File.Move(aside, Place(name), overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A cache that cannot be written costs time, nothing else.
        }
    }

    private string Place(string name) => Path.Combine(folder, name + ".json");

    private static IEnumerable<MapNode> Items(MapNode map, string key) => ((map.Child(key) as ListNode)?.Items ?? throw new InvalidDataException()).Cast<MapNode>();

    private static string Text(MapNode map, string key) => map.Child(key) is ScalarNode { Value: string text } ? text : throw new InvalidDataException();

    private static int Number(MapNode map, string key) => map.Child(key) is ScalarNode { Value: IConvertible number and not string } ? number.ToInt32(null) : throw new InvalidDataException();

    private static SourceLine At(MapNode map) => new(Text(map, "file"), Number(map, "line"));
}
