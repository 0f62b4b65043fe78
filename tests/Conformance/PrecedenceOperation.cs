using System.Text.Json;
using RecipeRunner.Nodes;

namespace RecipeRunner.Tests.Conformance;

/// <summary>One operation of a precedence case, said as a C# recipe says it.</summary>
internal sealed class PrecedenceOperation(Node node, JsonElement operation)
{
    private readonly string[] path = [.. operation.GetProperty("path").EnumerateArray().Select(key => key.ToString())];

    public object? Perform() => operation.GetProperty("op").GetString() switch
    {
        "set" => Assign(Level),
        "set_unless" => Assign(Level.Unless),
        "set!" => Assign(Level.Replacing),
        "append" => Do(() => Place(Level, path).Append(Plain)),
        "merge!" => Do(() => Place(Level, path).Merge(Plain!)),
        "delete_key" => Do(() => Place(Level, path[..^1]).Remove(path[^1])),
        "unlink" => Do(() => Level.Remove(path)),
        "unlink!" => Do(() => Level.RemoveExisting(path)),
        "rm" => node.Remove(path),
        "rm_default" => node.RemoveDefault(path),
        "rm_normal" => node.RemoveNormal(path),
        "rm_override" => node.RemoveOverride(path),
        "get" => Get(),
        "read!" => Strict(path).ToPlain(),
        "read" or "dig" => node.Read(path)?.ToPlain(),
        "exist?" => node.Has(path),
        "level_get" => Place(Level, path).Read()?.ToPlain(),
        "level_read" => Level.Read(path)?.ToPlain(),
        var op => throw new InvalidOperationException($"the vectors have a new operation, {op}"),
    };

    private object? Plain => VectorJson.Plain(operation.GetProperty("value"));

    private AttributeWriter Level => operation.GetProperty("level").GetString() switch
    {
        "default" => node.Default,
        "force_default" => node.ForceDefault,
        "normal" => node.Normal,
        "override" => node.Override,
        "force_override" => node.ForceOverride,
        "automatic" => node.Automatic,
        var level => throw new InvalidOperationException($"no recipe writes to {level}"),
    };

    private object? Assign(AttributeWriter level) =>
        Do(() => Place(level, path[..^1])[path[^1]] = VectorJson.Assignable(operation.GetProperty("value")));

    private static AttributeWriter Place(AttributeWriter place, string[] keys)
    {
        foreach (var key in keys)
            place = place[key];
        return place;
    }

    private AttributeValue Strict(string[] keys)
    {
        var value = node[keys[0]];
        foreach (var key in keys[1..])
            value = value[key];
        return value;
    }

    /// <summary>Ruby's brackets give nil for a missing last key; ours are strict, and the optional read of the last key says the same.</summary>
    private object? Get() => path.Length == 1 ? node.Read(path)?.ToPlain() : Strict(path[..^1]).Read(path[^1])?.ToPlain();

    private static object? Do(Action action)
    {
        action();
        return null;
    }
}
