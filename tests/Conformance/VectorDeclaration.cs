using System.Text.Json;
using RecipeRunner.Machines;
using RecipeRunner.Resources;
using RecipeRunner.Resources.Content;
using RecipeRunner.Resources.Execution;

namespace RecipeRunner.Tests.Conformance;

/// <summary>Builds what a recipe declares from a vector.</summary>
internal sealed class VectorDeclaration(JsonElement declared, VectorBlocks blocks)
{
    private readonly VectorProperties properties = new(declared.GetProperty("properties"));

    public static void Declare(JsonElement declared, VectorBlocks blocks)
    {
        var resource = new VectorDeclaration(declared, blocks).Build();
        Dsl.Recipe.Declare(declared.GetProperty("name").GetString()!, resource, "vector", 1);
    }

    private Resource Build() => Particular() with
    {
        Action = Find("action") is { } action ? new([.. Texts(action).Select(name => (ResourceAction)name)]) : null,
        DelayedAction = Find("delayed_action") is { } later ? new([.. Texts(later).Select(name => (ResourceAction)name)]) : null,
        Notifies = Find("notifies") is { } notifies ? new([.. notifies.EnumerateArray().Select(one => new Notification(one.GetProperty("action").GetString()!, one.GetProperty("target").GetString()!.Replace("ruby_block[", "block["), TimingOf(one)))]) : null,
        Subscribes = Find("subscribes") is { } subscribes ? new([.. subscribes.EnumerateArray().Select(one => new Subscription(one.GetProperty("action").GetString()!, Texts(one.GetProperty("target")), TimingOf(one)))]) : null,
        OnlyIf = Guards("only_if"),
        NotIf = Guards("not_if"),
        IgnoreFailure = Find("ignore_failure")?.GetBoolean() ?? false,
        Retries = Find("retries")?.GetInt32() ?? 0,
        RetryDelay = TimeSpan.FromSeconds(Find("retry_delay")?.GetInt32() ?? 2),
        Sensitive = properties.Flag("sensitive"),
    };

    private Resource Particular() => declared.GetProperty("type").GetString() switch
    {
        "file" => Content(new FileResource { Content = Text("content") }),
        "cookbook_file" => Content(new CookbookFileResource { Source = properties.Texts("source") }),
        "remote_file" => Content(new RemoteFileResource { Source = properties.Texts("source"), Checksum = properties.Text("checksum") }),
        "directory" => new DirectoryResource { Mode = properties.Mode(), Owner = properties.Account("owner"), Group = properties.Account("group"), Recursive = properties.Flag("recursive") },
        "remote_directory" => new RemoteDirectoryResource
        {
            Source = properties.Text("source"),
            Mode = properties.Mode(),
            FilesMode = properties.Mode("files_mode"),
            Purge = properties.Flag("purge"),
            Overwrite = properties.Flag("overwrite", true),
        },
        "link" => new LinkResource
        {
            To = properties.Text("to"),
            LinkType = properties.Text("link_type") == "hard" ? LinkType.Hard : LinkType.Symbolic,
            Owner = properties.Account("owner"),
            Group = properties.Account("group"),
        },
        "execute" => Execution(new ExecuteResource { Command = properties.Text("command") }),
        "bash" => Execution(new BashResource { Code = properties.Text("code"), Flags = properties.Text("flags") }),
        "script" => Execution(new ScriptResource { Code = properties.Text("code"), Interpreter = properties.Text("interpreter") }),
        "log" => new LogResource(),
        "notify_group" => new NotifyGroupResource(),
        "ruby_block" => new BlockResource { Block = blocks.Of(declared.GetProperty("name").GetString()!, properties.Text("block")!) },
        "custom_a" => new CustomAResource { Inner = declared.GetProperty("inner"), Blocks = blocks },
        var type => throw new InvalidOperationException($"the vectors have a new resource, {type}"),
    };

    private ContentResource Content(ContentResource resource) => resource with
    {
        Path = properties.Text("path"),
        Mode = properties.Mode(),
        Owner = properties.Account("owner") ?? properties.Account("user"),
        Group = properties.Account("group"),
        Umask = properties.Text("umask"),
        Backup = properties.Find("backup") is { ValueKind: JsonValueKind.False } ? 0 : properties.Number("backup") ?? resource.Backup,
        AtomicUpdate = properties.Flag("atomic_update", true),
        ManageSymlinkSource = properties.Flag("manage_symlink_source", true),
        ForceUnlink = properties.Flag("force_unlink"),
        Verify = Find("verify") is { } verify ? new([.. Texts(verify).Select(command => command.Replace("%{path}", "{path}"))]) : null,
    };

    private ExecutionResource Execution(ExecutionResource resource) => resource with
    {
        Creates = properties.Text("creates"),
        Cwd = properties.Text("cwd"),
        User = properties.Text("user"),
        Group = properties.Text("group"),
        Input = properties.Text("input"),
        Returns = properties.Numbers("returns") is { } returns ? returns : resource.Returns,
        Timeout = properties.Number("timeout") is { } seconds ? TimeSpan.FromSeconds(seconds) : resource.Timeout,
    };

    private Value<string>? Text(string name) => properties.Find(name) switch
    {
        { ValueKind: JsonValueKind.Object } value when value.TryGetProperty("attribute_now", out var key) => (string)Dsl.Recipe.node[key.GetString()!],
        { ValueKind: JsonValueKind.Object } value when value.TryGetProperty("lazy_attribute", out var key) => Dsl.Recipe.Lazy(() => (string)Dsl.Recipe.node[key.GetString()!]),
        { ValueKind: JsonValueKind.Object } value when value.TryGetProperty("lazy_run_state", out var key) => Dsl.Recipe.Lazy(() => blocks.RunState.GetValueOrDefault(key.GetString()!, "")),
        _ => properties.Text(name),
    };

    private Guards? Guards(string kind)
    {
        if (Find("guards") is not { } guards)
            return null;
        Guard[] ofKind = [.. guards.EnumerateArray().Where(guard => guard.GetProperty("kind").GetString() == kind).Select(Guard)];
        return ofKind.Length == 0 ? null : [.. ofKind];
    }

    private Guard Guard(JsonElement guard)
    {
        if (!guard.TryGetProperty("command", out var text))
            return new Guard(blocks.Condition(guard.GetProperty("block")));
        var command = Command.Shell(text.GetString()!);
        if (guard.TryGetProperty("options", out var options))
        {
            command = command with
            {
                Cwd = options.TryGetProperty("cwd", out var cwd) ? cwd.GetString() : null,
                Environment = options.TryGetProperty("environment", out var environment) ? environment.Deserialize<Dictionary<string, string?>>() : null,
            };
        }
        return new Guard(command);
    }

    private JsonElement? Find(string name) => declared.TryGetProperty(name, out var value) ? value : null;

    private static string[] Texts(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(one => one.GetString()!)] : [value.GetString()!];

    private static Timing TimingOf(JsonElement notification) => !notification.TryGetProperty("timing", out var timing) ? Timing.Delayed : timing.GetString() switch
    {
        "delayed" => Timing.Delayed,
        "immediate" or "immediately" => Timing.Immediately,
        "before" => Timing.Before,
        var word => throw new InvalidOperationException($"the vectors have a new timing, {word}"),
    };
}
