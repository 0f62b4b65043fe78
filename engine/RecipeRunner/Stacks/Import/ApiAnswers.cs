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
        string? id = OneStack(objects);
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
        Dictionary<string, MapNode> answers = Saved(folder);
        if (answers.Count == 0) return null;
        if (Needed.FirstOrDefault(answer => !answers.ContainsKey(answer)) is { } missing)
            throw new NodeInputException($"Describe{missing}.json is missing: aws opsworks describe-{missing.ToLowerInvariant()} prints it", folder);
        return Of(answers);
    }

    public override TimeSpan? ShutdownTimeout(string? instance)
    {
        int? longest = new LayerOrder(resources, Wanted(instance)).Layers.Max(l => l.Below("lifecycle_event_configuration").Below("shutdown").Number("execution_timeout"));
        return longest is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
    }

    /// <summary>The files of a folder that are answers, by what they hold: <c>Stacks</c>, <c>Layers</c> and so on.</summary>
    /// <exception cref="NodeInputException">One is malformed.</exception>
    public static Dictionary<string, MapNode> Saved(string folder)
    {
        var answers = new Dictionary<string, MapNode>(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            string? answer = Kinds.FirstOrDefault(k => Plain("Describe" + k.Answer) == Plain(Path.GetFileNameWithoutExtension(file))).Answer;
            if (answer is null || answers.ContainsKey(answer)) continue;
            MapNode map = JsonMap.ReadFile(file, OriginKind.StackData, "");
            if (map.Child(answer) is not ListNode)
                throw new NodeInputException($"there is no list \"{answer}\": this is not what aws opsworks describe-* prints", file);
            answers.Add(answer, map);
        }
        return answers;
    }

    /// <summary>Answers wherever they come from; those of stacks, layers and instances must be among them.</summary>
    /// <exception cref="RecipeRunnerException">They are not about one stack.</exception>
    public static ApiAnswers Of(IReadOnlyDictionary<string, MapNode> answers) =>
        new(Kinds.Where(k => answers.ContainsKey(k.Answer)).ToDictionary(k => k.Kind, k => Objects(answers[k.Answer], k.Answer)));

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

    /// <summary>The id of the stack that the other answers are about: describe-stacks lists all stacks of an account. Null when nothing has an id.</summary>
    private static string? OneStack(Dictionary<string, List<StackFields>> objects)
    {
        string[] described = [.. objects["layer"].Concat(objects["instance"]).Select(o => o.Text("stack_id")).OfType<string>().Distinct()];
        string[] listed = [.. objects["stack"].Select(s => s.Text("stack_id")).OfType<string>()];
        string[] both = [.. listed.Where(described.Contains)];
        return both switch
        {
            [var one] => one,
            [] when listed is [var only] && described.Length == 0 => only,
            [] when listed.Length == 0 && described.Length == 0 && objects["stack"].Count == 1 => null,
            _ => throw new RecipeRunnerException($"The answers must be about one stack: describe-stacks lists {listed.Length}, and the layers and instances are of {described.Length}, {both.Length} of them listed. Save those of one stack (--stack-id)."),
        };
    }

    private static List<StackFields> Objects(MapNode map, string answer) =>
        [.. new StackFields(new SnakeCasedKeys().Of(map), Path.GetFileName(map.Origin.File) ?? $"Describe{answer}").Each(Text.SnakeCase.From(answer))];

    private static string Plain(string name) => name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
