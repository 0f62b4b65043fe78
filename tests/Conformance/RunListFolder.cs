using System.Text.Json;
using System.Text.Json.Nodes;
using RecipeRunner.Converging;
using RecipeRunner.Nodes;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests.Conformance;

/// <summary>The files of a run list case: node.json, cookbooks, roles, environments. Scripts are there by name only.</summary>
internal sealed class RunListFolder : IDisposable
{
    private static readonly string[] Known = ["run_list", "roles", "environment", "environments", "cookbooks", "arguments"];

    private readonly TemporaryFolder folder = new();
    private readonly JsonElement input;

    public RunListFolder(JsonElement input)
    {
        this.input = input;
        if (input.EnumerateObject().FirstOrDefault(one => !Known.Contains(one.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } unknown)
            throw new InvalidOperationException($"the vectors have a new input, {unknown.Name}");
        Write("node.json", new JsonObject { ["run_list"] = Copy(input.GetProperty("run_list")), ["chef_environment"] = Environment });
        foreach (var role in input.GetProperty("roles").EnumerateObject())
            Write($"roles/{role.Name}.json", Copy(role.Value));
        // An environment of which a vector says nothing more was empty.
        Write($"environments/{Environment}.json", new JsonObject());
        foreach (var environment in input.GetProperty("environments").EnumerateObject())
            Write($"environments/{environment.Name}.json", Copy(environment.Value));
        foreach (var cookbook in input.GetProperty("cookbooks").EnumerateObject())
            Write(cookbook.Name, cookbook.Value);
    }

    private string Environment => input.GetProperty("environment").GetString() ?? ChefEnvironment.DefaultName;

    /// <summary>What the command line of the case asks for.</summary>
    public RunOptions Options
    {
        get
        {
            var options = new RunOptions
            {
                JsonAttributes = folder + "/node.json",
                NodeName = "vectornode",
                CookbookPaths = [folder + "/cookbooks"],
                RolePaths = [folder + "/roles"],
                EnvironmentPaths = [folder + "/environments"],
                StateFolders = new(folder + "/state", folder + "/cache"),
            };
            var arguments = input.TryGetProperty("arguments", out var given) ? given.EnumerateArray().Select(one => one.GetString()!).ToList() : [];
            for (var i = 0; i < arguments.Count; i++)
            {
                options = arguments[i] switch
                {
                    "-z" or "--local-mode" => options,
                    "-o" or "--override-runlist" => options with { OverrideRunList = arguments[++i] },
                    "-E" or "--environment" => options with { Environment = arguments[++i] },
                    "-N" or "--node-name" => options with { NodeName = arguments[++i] },
                    var unknown => throw new InvalidOperationException($"the vectors have a new argument, {unknown}"),
                };
            }
            return options;
        }
    }

    public void Dispose() => folder.Dispose();

    private void Write(string name, JsonElement cookbook)
    {
        var depends = new JsonObject();
        foreach (var one in cookbook.GetProperty("depends").EnumerateArray())
            depends[one.ValueKind == JsonValueKind.Array ? one[0].GetString()! : one.GetString()!] = one.ValueKind == JsonValueKind.Array ? one[1].GetString() : ">= 0.0.0";
        Write($"cookbooks/{name}/metadata.json", new JsonObject { ["name"] = name, ["version"] = cookbook.GetProperty("version").GetString(), ["depends"] = depends });
        foreach (var script in cookbook.GetProperty("attribute_files").EnumerateObject())
            Write($"cookbooks/{name}/attributes/{script.Name}.csx", null);
        foreach (var script in cookbook.GetProperty("recipes").EnumerateObject())
            Write($"cookbooks/{name}/recipes/{script.Name}.csx", null);
        foreach (var library in cookbook.GetProperty("libraries").EnumerateArray())
            Write($"cookbooks/{name}/libraries/{library.GetString()}.cs", null);
    }

    private void Write(string path, JsonNode? json)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, json?.ToJsonString() ?? "");
    }

    private static JsonNode? Copy(JsonElement json) => JsonNode.Parse(json.GetRawText());
}
