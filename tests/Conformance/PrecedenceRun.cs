using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RecipeRunner.Nodes;
using RecipeRunner.Tests.Nodes;

namespace RecipeRunner.Tests.Conformance;

/// <summary>Plays one precedence case: files are read as files, and operations are made on the node in the order in which Chef makes them.</summary>
internal sealed class PrecedenceRun(VectorCase vector)
{
    private readonly JsonElement[] operations = [.. vector.Json.GetProperty("operations").EnumerateArray()];
    private readonly HashSet<int> played = [];
    private readonly List<string> differences = [];

    private readonly HashSet<string> used = [];

    public Node Node { get; } = new("vectornode");

    /// <summary>What to run in place of some of the case's operations, by their Ruby.</summary>
    public Dictionary<string, Func<object?>> Said { get; init; } = [];

    /// <summary>The Ruby of <see cref="Said"/> that the case does not have.</summary>
    public IEnumerable<string> Unsaid => Said.Keys.Except(used);

    /// <summary>Plays the case; what operations returned or raised, and what came out, otherwise than with Chef.</summary>
    public IReadOnlyList<string> Differences()
    {
        FeedFiles();
        foreach (var cookbook in CookbooksInOrder())
            Operate("attributes:" + cookbook);
        Operate("recipe");
        Operate("converge");
        RefuseUnplayed();
        foreach (var probe in vector.Json.GetProperty("probe").EnumerateArray())
            CompareMerged(probe.GetString()!);
        return differences;
    }

    private void RefuseUnplayed()
    {
        for (var i = 0; i < operations.Length; i++)
        {
            if (!played.Contains(i))
                throw new InvalidOperationException($"{nameof(PrecedenceRun)} does not know where this operation of the vectors stands: {operations[i].GetRawText()}");
        }
    }

    private void CompareMerged(string key)
    {
        Compare($"node[\"{key}\"]", vector.Result.TryGetProperty(key, out var expected) ? VectorJson.Text(expected) : "absent", Text(key));
        var levels = vector.Json.GetProperty("levels").GetProperty(key);
        foreach (var level in Levels.All)
        {
            Compare($"{level.ChefName()}[\"{key}\"]",
                levels.TryGetProperty(level.ChefName(), out var raw) ? VectorJson.Text(raw) : "absent", Text(key, level));
        }
    }

    private string Text(string key, params AttributeLevel[] levels) =>
        Node.Tree.View(levels).Dig(key) is { } value ? VectorJson.Text(value.ToPlain()) : "absent";

    private void Compare(string what, string expected, string actual)
    {
        if (expected != actual)
            differences.Add($"{what}: expected {expected}, actual {actual}");
    }

    private void FeedFiles()
    {
        Node.ApplySaved(Attributes("node_object", "normal"));
        var runList = vector.Json.GetProperty("run_list").Deserialize<List<string>>()!;
        // The recorder's own recipe stood last in every run list, and shows in node["recipes"].
        runList.Add("recipe[zz_probe]");
        var nodeJson = ToObject("node.json", "normal");
        nodeJson["run_list"] = JsonSerializer.SerializeToNode(runList);
        if (vector.Find("environment") is { } environment)
            nodeJson["chef_environment"] = environment.GetString();
        Node.Apply(NodeJson.Parse(Bytes(nodeJson), "node.json"));
        if (vector.Find("environment") is not null)
            Node.Apply(RoleJson.ToEnvironment(Read(Shape("environment")), Node.Environment, "environment.json"));
        Node.Apply(RunListExpander.Expand(Node.RunList, new RolesInMemory(Roles()), Node.Environment));
    }

    private Dictionary<string, Role> Roles()
    {
        var roles = new Dictionary<string, Role>();
        if (vector.Find("roles") is not { } named)
            return roles;
        foreach (var role in named.EnumerateObject())
        {
            var shape = Shape("role:" + role.Name);
            shape["run_list"] = JsonNode.Parse(role.Value.GetRawText());
            roles.Add(role.Name, RoleJson.ToRole(Read(shape), role.Name, role.Name + ".json"));
        }
        return roles;
    }

    private JsonObject Shape(string source) => new()
    {
        ["default_attributes"] = ToObject(source, "default"),
        ["override_attributes"] = ToObject(source, "override"),
    };

    private JsonObject ToObject(string source, string level)
    {
        var attributes = new JsonObject();
        foreach (var operation in Of(source))
        {
            // Chef drops the other levels of a saved node.
            if (operation.GetProperty("level").GetString() == level)
                VectorJson.Put(attributes, operation.GetProperty("path"), operation.GetProperty("value"));
        }
        return attributes;
    }

    private MapNode Attributes(string source, string level) => Read(ToObject(source, level));

    private static MapNode Read(JsonObject json) => JsonMap.Read(Bytes(json), new OriginSource(OriginKind.NodeJson, "", "vector.json"));

    private static byte[] Bytes(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString());

    /// <summary>Dependencies first, then run list order.</summary>
    private List<string> CookbooksInOrder()
    {
        var order = new List<string>();
        foreach (var recipe in (string[])Node["expanded_run_list"])
            Visit(recipe[..recipe.IndexOf(':')]);
        return order;

        void Visit(string cookbook)
        {
            if (vector.Find("cookbook_depends") is { } depends && depends.TryGetProperty(cookbook, out var names))
            {
                foreach (var name in names.EnumerateArray().Select(name => name.GetString()!).Order(StringComparer.Ordinal))
                    Visit(name);
            }
            if (!order.Contains(cookbook))
                order.Add(cookbook);
        }
    }

    private IEnumerable<JsonElement> Of(string source)
    {
        for (var i = 0; i < operations.Length; i++)
        {
            if (operations[i].GetProperty("source").GetString() != source)
                continue;
            played.Add(i);
            yield return operations[i];
        }
    }

    private void Operate(string source)
    {
        foreach (var operation in Of(source))
        {
            var expected = operation.TryGetProperty("raises", out _) ? "an error"
                : operation.TryGetProperty("returns", out var returns) ? VectorJson.Text(returns) : null;
            string actual;
            try
            {
                actual = VectorJson.Text(Perform(operation));
            }
            catch (AttributeException)
            {
                actual = "an error";
            }
            if (actual == "an error" ? expected != actual : expected is not null && expected != actual)
                differences.Add($"{operation.GetProperty("ruby").GetString()}: expected {expected ?? "no error"}, actual {actual}");
        }
    }

    private object? Perform(JsonElement operation)
    {
        var ruby = operation.GetProperty("ruby").GetString()!;
        if (!Said.TryGetValue(ruby, out var said))
            return new PrecedenceOperation(Node, operation).Perform();
        used.Add(ruby);
        using (Dsl.Current.Enter(TestRuns.Of(Node).Root))
            return said() switch { AttributeValue value => value.ToPlain(), AttributeWriter => null, var other => other };
    }
}
