using RecipeRunner.Converging;
using RecipeRunner.Nodes;

namespace RecipeRunner.Stacks.Import;

/// <summary>Saved answers of <c>aws opsworks describe-*</c>: <c>DescribeStacks.json</c> or <c>describe-stacks.json</c>, and so on.</summary>
internal sealed class ApiAnswers : StackFile
{
    private static readonly string[] Needed = ["Stacks", "Layers", "Instances"];

    private static readonly (string Answer, string Kind)[] Kinds =
    [
        ("Stacks", "stack"), ("Layers", "layer"), ("Instances", "instance"), ("Apps", "app"), ("Deployments", "deployment"),
        ("ElasticLoadBalancers", "elastic_load_balancer"), ("RdsDbInstances", "rds_db_instance"),
    ];

    private readonly StackResources resources;
    private readonly IReadOnlyList<StackFields> deployments;

    private ApiAnswers(Dictionary<string, List<StackFields>> objects)
    {
        string id = OneStack(objects);
        resources = new(Read);
        deployments = [.. Read("deployment")];

        IEnumerable<StackFields> Read(string kind) =>
            objects.GetValueOrDefault(kind)?.Where(o => o.Text("stack_id") is not { } of || of == id) ?? [];
    }

    /// <summary>Whether a key is what an answer holds.</summary>
    public static bool IsAnswer(string key) => Kinds.Any(k => k.Answer == key);

    /// <summary>The answers in a folder; null when there are none.</summary>
    /// <exception cref="RecipeRunnerException">One is missing or malformed.</exception>
    public static ApiAnswers? In(string folder)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
            files.TryAdd(Plain(Path.GetFileNameWithoutExtension(file)), file);
        if (!Kinds.Any(k => files.ContainsKey(FileOf(k.Answer)))) return null;
        if (Needed.FirstOrDefault(answer => !files.ContainsKey(FileOf(answer))) is { } missing)
            throw new NodeInputException($"Describe{missing}.json is missing: aws opsworks describe-{missing.ToLowerInvariant()} prints it", folder);
        return new(Kinds.Where(k => files.ContainsKey(FileOf(k.Answer))).ToDictionary(k => k.Kind, k => Objects(files[FileOf(k.Answer)], k.Answer)));
    }

    public override TimeSpan? ShutdownTimeout(string? instance)
    {
        int? longest = new LayerOrder(resources, Wanted(instance)).Layers.Max(l => l.Below("lifecycle_event_configuration").Below("shutdown").Number("execution_timeout"));
        return longest is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
    }

    public override MapNode For(string? instance, string? @event, Action<string>? note = null)
    {
        StackFields wanted = Wanted(instance);
        @event ??= "configure";
        var order = new LayerOrder(resources, wanted);
        StackFields? deployment = StackCommand.IsDeployment(@event) ? LastDeployment(@event, wanted) : null;
        MapNode customJson = CustomJson.Of(resources.Stack);
        foreach (StackFields layer in order.Layers) CustomJson.MergeOnto(customJson, CustomJson.Of(layer));
        if (deployment is not null) CustomJson.MergeOnto(customJson, CustomJson.Of(deployment));
        return Chef11Json.Of(resources, wanted, new()
        {
            Event = @event,
            Recipes = order.Recipes(@event),
            CustomJson = customJson,
            Deployment = deployment?.Text("deployment_id"),
            User = deployment?.Text("iam_user_arn"),
            SentAt = deployment?.Text("created_at"),
            Migrate = deployment?.Below("command").Below("args").Texts("migrate") is ["true"],
            AppIds = deployment?.Text("app_id") is { } app ? [app] : null,
        }, note);
    }

    private StackFields Wanted(string? instance) => resources.Instances.FirstOrDefault(i => StackResources.HostName(i) == instance)
        ?? throw NoInstance(instance, resources.Instances.Select(StackResources.HostName));

    /// <summary>The newest deployment of a kind to an instance: it names the application, and may have custom JSON.</summary>
    private StackFields? LastDeployment(string name, StackFields instance) => deployments
        .Where(d => d.Below("command").Text("name") == name)
        .Where(d => !d.Has("instance_ids") || d.Texts("instance_ids").Contains(instance.Text("instance_id")))
        .MaxBy(d => d.Text("created_at"), StringComparer.Ordinal);

    /// <summary>The id of the stack that the other answers are about: describe-stacks lists all stacks of an account.</summary>
    private static string OneStack(Dictionary<string, List<StackFields>> objects)
    {
        string[] described = [.. objects["layer"].Concat(objects["instance"]).Select(o => o.Text("stack_id")).OfType<string>().Distinct()];
        string[] listed = [.. objects["stack"].Select(s => s.Text("stack_id")).OfType<string>()];
        string[] both = [.. listed.Where(described.Contains)];
        return both switch
        {
        [var one] => one,
        [] when listed is [var only] && described.Length == 0 => only,
            _ => throw new RecipeRunnerException($"The answers must be about one stack: describe-stacks lists {listed.Length}, and the layers and instances are of {described.Length}, {both.Length} of them listed. Save those of one stack (--stack-id)."),
        };
    }

    private static List<StackFields> Objects(string file, string answer)
    {
        MapNode map = JsonMap.ReadFile(file, OriginKind.StackData, "");
        if (!map.TryGet(answer, out AttributeNode? list) || list is not ListNode)
            throw new NodeInputException($"there is no list \"{answer}\": this is not what aws opsworks describe-* prints", file);
        return [.. new StackFields(SnakeCased(map), Path.GetFileName(file)).Each(Text.SnakeCase.From(answer))];
    }

    private static string FileOf(string answer) => Plain("Describe" + answer);

    private static string Plain(string name) => name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>The API's names are those of Chef 12 in another spelling.</summary>
    private static MapNode SnakeCased(MapNode map)
    {
        var copy = new MapNode(map.Origin);
        foreach ((string key, AttributeNode value) in map.Entries) copy.Set(Text.SnakeCase.From(key), SnakeCased(value));
        return copy;
    }

    private static AttributeNode SnakeCased(AttributeNode node) => node switch
    {
        MapNode map => SnakeCased(map),
        ListNode list => new ListNode(list.Items.ConvertAll(SnakeCased), list.Origin),
        _ => node,
    };
}
