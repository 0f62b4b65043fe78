using RecipeRunner.Converging;
using RecipeRunner.DataBags;
using RecipeRunner.Nodes;

namespace RecipeRunner.Stacks.Import;

/// <summary>
/// What somebody has of a stack, as a file or a folder: the JSON of Chef 11, a run's folder or the agent's JSON of Chef 12, or answers
/// of the API. It becomes the JSON of Chef 11, which a converge reads.
/// </summary>
internal abstract class StackFile
{
    private const string Shapes = """
        What is read:
          a file: the stack JSON of Chef 11 (opsworks-agent-cli get_json), or the agent's JSON of Chef 12 (get_json -i)
          a folder: a run of Chef 12 (data_bags/ and attribs.json, or internal.json)
          a folder: answers of the API (aws opsworks describe-stacks > DescribeStacks.json or describe-stacks.json, and so on)
        """;

    /// <summary>Reads whatever is at a path.</summary>
    /// <exception cref="RecipeRunnerException">Nothing is there, it is malformed, or of no shape that is known.</exception>
    public static StackFile Read(string path)
    {
        string full = Path.GetFullPath(path);
        return Directory.Exists(full) ? Folder(full) : Document(full);
    }

    /// <summary>Reads a document that is no file.</summary>
    /// <param name="utf8">The document.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <exception cref="RecipeRunnerException">It is malformed, or of no shape that is known.</exception>
    public static StackFile Read(ReadOnlySpan<byte> utf8, string name) => Document(JsonMap.Read(utf8, new OriginSource(OriginKind.StackData, "", name)), name);

    /// <summary>The event that the data were sent for; null when they do for any.</summary>
    public virtual string? SentFor => null;

    /// <summary>How long the layers of an instance let a shutdown take; null when the data do not say.</summary>
    public virtual TimeSpan? ShutdownTimeout(string? instance) => null;

    /// <summary>The JSON of Chef 11 for an instance.</summary>
    /// <param name="instance">The host name; null for the instance that the data were sent to.</param>
    /// <param name="event">The lifecycle event, such as <c>configure</c>; null for the one that the data were sent for.</param>
    /// <param name="note">Told what a person should know of the result.</param>
    /// <exception cref="RecipeRunnerException">There is no such instance, or the data do not do for the event.</exception>
    public abstract MapNode For(string? instance, string? @event, Action<string>? note = null);

    /// <summary>The instance that is meant.</summary>
    protected static RecipeRunnerException NoInstance(string? wanted, IEnumerable<string> hosts)
    {
        string[] all = [.. hosts.Order(StringComparer.Ordinal)];
        string known = all.Length switch
        {
            0 => " The data hold no instance.",
            <= 20 => $" The data hold {string.Join(", ", all)}.",
            _ => $" The data hold {all.Length} instances.",
        };
        return new(wanted is null
            ? $"Whose JSON is wanted? Name an instance with --instance HOST.{known}"
            : $"There is no instance '{wanted}' in this stack.{(Text.Nearest.Hint(wanted, all) is { Length: > 0 } hint ? hint : known)}");
    }

    private static StackFile Document(string path) => Document(JsonMap.ReadFile(path, OriginKind.StackData, ""), path);

    private static StackFile Document(MapNode map, string path)
    {
        if (map.TryGet("opsworks", out _)) return new Chef11File(map);
        if (map.TryGet("aws_opsworks_agent", out _)) return AgentJson.Read(map, path);
        string hint = map.Keys.Any(ApiAnswers.IsAnswer) ? "it is one answer of the API; name the folder that holds them all"
            : map.TryGet("run_list", out _) ? "it has a run list, but no stack; if it is the attribs.json of Chef 12, name its folder, which holds data_bags too"
            : "it is no stack that is known: it has neither opsworks nor aws_opsworks_agent";
        throw new NodeInputException($"{hint}.\n{Shapes}", path);
    }

    private static StackFile Folder(string path)
    {
        if (ApiAnswers.In(path) is { } answers) return answers;
        foreach (string bags in (string[])[Path.Combine(path, "data_bags"), path])
            if (Directory.Exists(bags) && StackResources.In(new DataBagFolders([bags])) is { } resources)
                return RunFolder.Read(resources, Path.Combine(Path.GetDirectoryName(bags)!, RunFolder.Attributes));
        string agent = Path.Combine(path, "internal.json");
        if (File.Exists(agent)) return Document(agent);
        throw new NodeInputException($"this folder holds no stack that is known.\n{Shapes}", path);
    }
}
