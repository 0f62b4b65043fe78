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
        var declaration = new VectorDeclaration(declared, blocks);
        var resource = declaration.Build();
        declaration.properties.ThrowIfUnknown(declared.GetProperty("type").GetString()!);
        Dsl.Recipe.Declare(declared.GetProperty("name").GetString()!, resource, "vector", 1);
    }

    private Resource Build() => Particular() with
    {
        Action = Actions("action"),
        DelayedAction = Actions("delayed_action"),
        Notifies = Find("notifies") is { } notifies ? new([.. notifies.EnumerateArray().Select(one => new Notification(one.GetProperty("action").GetString()!, Target(one.GetProperty("target")), TimingOf(one)))]) : null,
        Subscribes = Find("subscribes") is { } subscribes ? new([.. subscribes.EnumerateArray().Select(one => new Subscription(one.GetProperty("action").GetString()!, Texts(one.GetProperty("target")).Select(Key).ToArray(), TimingOf(one)))]) : null,
        OnlyIf = Guards("only_if"),
        NotIf = Guards("not_if"),
        IgnoreFailure = Find("ignore_failure") switch
        {
            null or { ValueKind: JsonValueKind.False } => false,
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.String } word when word.GetString()!.TrimStart(':') == "quiet" => IgnoreFailure.Quiet,
            var other => throw new InvalidOperationException($"the vectors have a new ignore_failure, {other}"),
        },
        Retries = Find("retries")?.GetInt32() ?? 0,
        RetryDelay = TimeSpan.FromSeconds(Find("retry_delay")?.GetDouble() ?? 2),
        Sensitive = Find("sensitive")?.GetBoolean() ?? false,
        CompileTime = Find("compile_time")?.GetBoolean() ?? false,
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
        "log" => new LogResource { Message = properties.Text("message"), Level = properties.Text("level") is { } level ? Enum.Parse<LogLevel>(level.TrimStart(':'), ignoreCase: true) : LogLevel.Info },
        "notify_group" => new NotifyGroupResource(),
        "ruby_block" => new BlockResource { Block = blocks.Of(declared.GetProperty("name").GetString()!, properties.Text("block")!) },
        "custom_a" => new CustomAResource { Inner = Inner, Blocks = blocks, Unified = Unified },
        "custom_b" => new CustomBResource { Inner = Inner, Blocks = blocks, Unified = Unified },
        "custom_unified" => new CustomUnifiedResource { Inner = Inner, Blocks = blocks, Unified = true },
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
        Umask = properties.Text("umask"),
        Environment = properties.Find("environment")?.Deserialize<Dictionary<string, string?>>(),
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
        var command = text.ValueKind == JsonValueKind.Array ? new Command(Texts(text)) : Interpreted(text.GetString()!);
        if (!guard.TryGetProperty("options", out var given))
            return new Guard(command);
        var options = new VectorProperties(given);
        command = command with
        {
            Cwd = options.Text("cwd"),
            Environment = options.Find("environment")?.Deserialize<Dictionary<string, string?>>(),
            User = options.Text("user"),
            Group = options.Text("group"),
            Umask = options.Text("umask"),
            Timeout = options.Number("timeout") is { } seconds ? TimeSpan.FromSeconds(seconds) : command.Timeout,
        };
        options.ThrowIfUnknown("guard");
        return new Guard(command);
    }

    /// <summary>Chef's guard_interpreter; in C# the program is named.</summary>
    private Command Interpreted(string text) => (Find("guard_interpreter")?.GetString() ?? "default").TrimStart(':') switch
    {
        "default" or "execute" or "sh" => Command.Shell(text),
        "bash" => new Command(["bash", "-c", text]),
        var other => throw new InvalidOperationException($"the vectors have a new guard interpreter, {other}"),
    };

    private JsonElement Inner => declared.TryGetProperty("inner", out var inner) ? inner : JsonDocument.Parse("[]").RootElement;

    private bool Unified => Find("unified_mode")?.GetBoolean() ?? false;

    private Many<ResourceAction>? Actions(string name) => Find(name) is { } actions ? new([.. Texts(actions).Select(action => (ResourceAction)action)]) : null;

    /// <summary>Chef takes <c>file: "/x"</c> for <c>"file[/x]"</c>.</summary>
    private static string Target(JsonElement target) => Key(target.ValueKind == JsonValueKind.Object
        ? target.EnumerateObject().Select(pair => $"{pair.Name}[{pair.Value.GetString()}]").Single()
        : target.GetString()!);

    private static string Key(string chefs) => chefs.Replace("ruby_block[", "block[");

    /// <summary>What all resources have stands beside the properties of the type, or among them.</summary>
    private JsonElement? Find(string name) => declared.TryGetProperty(name, out var value) ? value : properties.Find(name);

    private static string[] Texts(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(one => one.GetString()!)] : [value.GetString()!];

    private static Timing TimingOf(JsonElement notification) => !notification.TryGetProperty("timing", out var timing) ? Timing.Delayed : timing.GetString()!.TrimStart(':') switch
    {
        "delayed" => Timing.Delayed,
        "immediate" or "immediately" => Timing.Immediately,
        "before" => Timing.Before,
        var word => throw new InvalidOperationException($"the vectors have a new timing, {word}"),
    };
}
