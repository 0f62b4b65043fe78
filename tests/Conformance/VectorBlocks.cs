using System.Text.Json;

namespace RecipeRunner.Tests.Conformance;

/// <summary>The blocks of Ruby in the vectors, each by its word, in C#.</summary>
internal sealed class VectorBlocks
{
    private readonly Dictionary<string, int> calls = [];

    /// <summary>What blocks tell each other (Chef's node.run_state).</summary>
    public Dictionary<string, string> RunState { get; } = [];

    public Func<Task> Of(string name, string block) => () =>
    {
        var words = block.Split(' ', 2);
        calls[name] = calls.GetValueOrDefault(name) + 1;
        switch (words[0])
        {
            case "ok":
                break;
            case "raise":
            case "raise_first" when calls[name] <= int.Parse(words[1]):
                throw new InvalidOperationException("raised by the block");
            case "raise_first":
                break;
            case "set":
                RunState[words[1].Split('=')[0]] = words[1].Split('=')[1];
                break;
            case "setattr":
                Dsl.Recipe.node.Default[words[1].Split('=')[0]] = words[1].Split('=')[1];
                break;
            case "touch":
                File.WriteAllText(words[1], "x");
                break;
            case "rm":
                File.Delete(words[1]);
                break;
            case "mkdir":
                Directory.CreateDirectory(words[1]);
                break;
            case "write":
                File.WriteAllText(words[1].Split(' ', 2)[0], words[1].Split(' ', 2).ElementAtOrDefault(1));
                break;
            case "append":
                File.AppendAllText(words[1].Split(' ', 2)[0], words[1].Split(' ', 2).ElementAtOrDefault(1));
                break;
            default:
                throw new NotSupportedException($"the vectors have a new block, {block}");
        }
        return Task.CompletedTask;
    };

    /// <summary>In Ruby all but nil and false is true.</summary>
    public Func<bool> Condition(JsonElement block) => block.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False => () => false,
        JsonValueKind.String when block.GetString() == "raise" => () => throw new InvalidOperationException("raised by the guard"),
        JsonValueKind.Object when block.TryGetProperty("file_exists", out var path) => () => Dsl.Recipe.FileExists(path.GetString()!),
        JsonValueKind.Object when block.TryGetProperty("file_missing", out var path) => () => !Dsl.Recipe.FileExists(path.GetString()!),
        JsonValueKind.Object when block.TryGetProperty("directory_exists", out var path) => () => Dsl.Recipe.DirectoryExists(path.GetString()!),
        JsonValueKind.Object when block.TryGetProperty("attribute_set", out var key) => () => Dsl.Recipe.node.Has(key.GetString()!),
        JsonValueKind.Object when block.TryGetProperty("run_state_set", out var key) => () => RunState.ContainsKey(key.GetString()!),
        JsonValueKind.Object => throw new InvalidOperationException($"the vectors have a new guard, {block}"),
        _ => () => true,
    };
}
