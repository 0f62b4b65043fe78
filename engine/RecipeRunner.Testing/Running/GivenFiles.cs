using System.Text.Json.Nodes;
using RecipeRunner.DataBags;

namespace RecipeRunner.Testing.Running;

/// <summary>The data bag items and nodes that a test states itself: files in a folder for temporary ones while its runs last, looked at first.</summary>
internal sealed class GivenFiles : IDisposable
{
    private readonly string? folder;

    public GivenFiles(TestInput input)
    {
        Input = input;
        if (input.Given.Count == 0) return;
        folder = Directory.CreateTempSubdirectory("recipe-runner-test-").FullName;
        foreach ((string path, string json) in input.Given)
        {
            string file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, json);
        }
        Input = input with { DataBags = [Path.Combine(folder, "data_bags"), .. input.DataBags], Nodes = [Path.Combine(folder, "nodes"), .. input.Nodes] };
    }

    /// <summary>The test's input with the folder in it.</summary>
    public TestInput Input { get; }

    public static (string Path, string Json) Item(string bag, string id, JsonNode? item)
    {
        JsonObject content = Content($"The item {id} of data bag {bag}", item);
        content.TryAdd("id", id);
        return ($"data_bags/{Checked(bag)}/{Checked(id)}.json", content.ToJsonString());
    }

    public static (string Path, string Json) Node(string name, JsonNode? node)
    {
        JsonObject content = Content($"The node {name}", node);
        content.TryAdd("name", name);
        return ($"nodes/{Checked(name)}.json", content.ToJsonString());
    }

    public void Dispose()
    {
        if (folder is not null) Directory.Delete(folder, recursive: true);
    }

    private static JsonObject Content(string what, JsonNode? given) => given as JsonObject ?? throw new ArgumentException($"{what} must be an object, such as new {{ port = 6380 }}.");

    private static string Checked(string name) => BagName.IsValid(name) ? name : throw new ArgumentException($"'{name}' cannot be a name: it may hold {BagName.Rule} only.");
}
