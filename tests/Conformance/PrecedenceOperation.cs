using System.Text.Json;
using RecipeRunner.Nodes;

namespace RecipeRunner.Tests.Conformance;

/// <summary>One operation of a precedence case, said as a C# recipe says it.</summary>
internal sealed class PrecedenceOperation(Node node, JsonElement operation)
{
    private readonly string[] path = operation.TryGetProperty("path", out var keys) ? [.. keys.EnumerateArray().Select(key => key.ToString())] : [];

    public object? Perform() => operation.GetProperty("op").GetString() switch
    {
        "set" or "write!" => Assign(Level),
        "set_unless" => Assign(Level.Unless),
        "set!" => Assign(Level.Replacing),
        "write" => Do(() => Level.Write(path, Plain)),
        "append" or "<<" or "push" => Do(() => Place(Level, path).Append(Plain)),
        "prepend" or "unshift" => Do(() => Place(Level, path[..^1])[path[^1]] = [Plain, .. Place(Level, path)]),
        "concat" or "+=" => Do(() => Place(Level, path[..^1])[path[^1]] = [.. Place(Level, path), .. (List<object?>)Plain!]),
        "merge!" or "update" => Do(() => Place(Level, path).Merge(Plain!)),
        "consume_attributes" => Do(() => node.Normal.DeepMerge(Plain!)),
        "delete_key" or "delete" => Do(() => Place(Level, path[..^1]).Remove(path[^1])),
        "unlink" => Do(() => Level.Remove(path)),
        "unlink!" => Do(() => Level.RemoveExisting(path)),
        "rm" => node.Remove(path),
        "rm_default" => node.RemoveDefault(path),
        "rm_normal" => node.RemoveNormal(path),
        "rm_override" => node.RemoveOverride(path),
        "get" or "[]" => Get(),
        "read!" or "fetch" => Strict(path).ToPlain(),
        "read" or "dig" or "to_h" or "to_hash" or "to_a" => node.Read(path)?.ToPlain(),
        "exist?" or "attribute?" or "key?" or "has_key?" or "member?" or "include?" => node.Has(path),
        "keys" => Strict(path).Keys.ToList<object?>(),
        "length" or "size" or "count" => (long)Strict(path).Count,
        "empty?" => Strict(path).Count == 0,
        "combined_default" => node.Tree.View(Levels.DefaultGroup).Dig(path)?.ToPlain(),
        "combined_override" => node.Tree.View(Levels.OverrideGroup).Dig(path)?.ToPlain(),
        "level_get" => Place(Level, path).Read()?.ToPlain(),
        "level_read" or "level_dig" => Level.Read(path)?.ToPlain(),
        "level_read!" or "level_fetch" => Level.Has(path) ? Level.Read(path)?.ToPlain() : throw MissingAttributeException.For(node.Tree.View(), path, null, 0),
        "level_exist?" or "level_key?" => Level.Has(path),
        var op => throw new InvalidOperationException($"{nameof(PrecedenceOperation)} does not know the operation {op} of these vectors: {operation.GetRawText()}"),
    };

    private object? Plain => operation.TryGetProperty("value", out var value) ? VectorJson.Plain(value)
        : throw new InvalidOperationException($"an operation without a value: {operation.GetRawText()}");

    private AttributeWriter Level => operation.TryGetProperty("level", out var level) ? LevelNamed(level.GetString())
        : throw new InvalidOperationException($"an operation without a level: {operation.GetRawText()}");

    private AttributeWriter LevelNamed(string? level) => level switch
    {
        "default" => node.Default,
        "force_default" => node.ForceDefault,
        "normal" => node.Normal,
        "override" => node.Override,
        "force_override" => node.ForceOverride,
        "automatic" => node.Automatic,
        "role_default" => node.RoleDefault,
        "env_default" => node.EnvironmentDefault,
        "role_override" => node.RoleOverride,
        "env_override" => node.EnvironmentOverride,
        _ => throw new InvalidOperationException($"{nameof(PrecedenceOperation)} does not know the level {level} of these vectors"),
    };

    private object? Assign(AttributeWriter level) =>
        Do(() => Place(level, path[..^1])[path[^1]] = VectorJson.Assignable(Plain));

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
