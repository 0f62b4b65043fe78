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
        var vector = new VectorDeclaration(declared, blocks);
        var resource = vector.Build();
        vector.properties.ThrowIfUnknown(resource.TypeName);
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

    private Resource Particular()
    {
        Resource resource = declared.GetProperty("type").GetString() switch
        {
            "file" => Content(new FileResource { Content = Text("content") }),
            "cookbook_file" => Content(new CookbookFileResource { Source = properties.Texts("source"), Cookbook = properties.Text("cookbook") }),
            "template" => Content(new TemplateResource { Source = properties.Text("source"), Cookbook = properties.Text("cookbook"), Local = properties.Flag("local"), Variables = properties.Map("variables") }),
            "remote_file" => Content(RemoteFile()),
            "directory" => new DirectoryResource
            {
                Path = properties.Text("path"),
                Mode = properties.Mode(),
                Owner = Owner(),
                Group = properties.Account("group"),
                Umask = properties.Octal("umask"),
                Recursive = properties.Flag("recursive"),
            },
            "remote_directory" => RemoteDirectory(),
            "link" => new LinkResource
            {
                TargetFile = properties.Text("target_file"),
                To = properties.Text("to"),
                LinkType = properties.Text("link_type") switch
                {
                    null or "symbolic" => LinkType.Symbolic,
                    "hard" => LinkType.Hard,
                    var kind => throw new RecipeRunner.Converging.RecipeRunnerException($"there is no kind of link '{kind}'"),
                },
                Owner = Owner(),
                Group = properties.Account("group"),
            },
            "execute" => Execution(new ExecuteResource { Command = CommandText() }),
            "bash" => Execution(Script(new BashResource())),
            "script" => Execution(Script(new ScriptResource { Interpreter = properties.Text("interpreter") })),
            "log" => new LogResource { Message = properties.Text("message"), Level = properties.Text("level") is { } level ? Enum.Parse<LogLevel>(level.TrimStart(':'), ignoreCase: true) : LogLevel.Info },
            "notify_group" => new NotifyGroupResource(),
            "ruby_block" => new BlockResource { Block = blocks.Of(declared.GetProperty("name").GetString()!, properties.Text("block")!) },
            "custom_a" => new CustomAResource { Inner = Inner, Blocks = blocks, Unified = Unified },
            "custom_b" => new CustomBResource { Inner = Inner, Blocks = blocks, Unified = Unified },
            "custom_unified" => new CustomUnifiedResource { Inner = Inner, Blocks = blocks, Unified = true },
            var type => throw new InvalidOperationException($"the vectors have a new resource, {type}"),
        };
        _ = properties.Flag("sensitive");
        return resource;
    }

    private RemoteFileResource RemoteFile()
    {
        bool isConditional = properties.Flag("use_conditional_get", true);
        return new()
        {
            Source = properties.Texts("source"),
            UseEtag = properties.Flag("use_etag", isConditional) || properties.Flag("use_etags"),
            UseLastModified = properties.Flag("use_last_modified", isConditional),
            ShowProgress = properties.Flag("show_progress"),
        };
    }

    private RemoteDirectoryResource RemoteDirectory() => new()
    {
        Path = properties.Text("path"),
        Source = properties.Text("source"),
        Cookbook = properties.Text("cookbook"),
        Mode = properties.Mode(),
        Owner = Owner(),
        Group = properties.Account("group"),
        Umask = properties.Octal("umask"),
        FilesMode = properties.Mode("files_mode") ?? "0644",
        FilesOwner = properties.Account("files_owner"),
        FilesGroup = properties.Account("files_group"),
        // Chef passes on a number only: with false its files have the usual five.
        FilesBackup = properties.Find("files_backup") is { ValueKind: JsonValueKind.False } ? 5 : properties.Number("files_backup") ?? 5,
        Purge = properties.Flag("purge"),
        Overwrite = properties.Flag("overwrite", true),
        Recursive = properties.Flag("recursive", true),
    };

    private AccountName? Owner() => properties.Account("owner") ?? properties.Account("user");

    private ContentResource Content(ContentResource resource) => resource with
    {
        Path = properties.Text("path"),
        Mode = properties.Mode(),
        Owner = Owner(),
        Group = properties.Account("group"),
        Umask = properties.Octal("umask"),
        Backup = properties.Backups("backup") ?? resource.Backup,
        AtomicUpdate = properties.Flag("atomic_update", true),
        ManageSymlinkSource = properties.Choice("manage_symlink_source"),
        ForceUnlink = properties.Flag("force_unlink"),
        Checksum = properties.Text("checksum"),
        Verify = (Find("verify") ?? properties.Find("verify")) is { } verify ? new([.. Texts(verify).Select(command => command.Replace("%{path}", "{path}"))]) : null,
    };

    private ScriptResource Script(ScriptResource resource) => resource with { Code = Text("code"), Flags = properties.Text("flags") };

    private CommandLine? CommandText() =>
        properties.Find("command") is { ValueKind: JsonValueKind.Array } ? (CommandLine)properties.Texts("command")! : properties.Text("command");

    private ExecutionResource Execution(ExecutionResource resource) => resource with
    {
        Creates = properties.Text("creates"),
        Cwd = properties.Text("cwd"),
        Environment = properties.Map("environment") ?? properties.Map("env"),
        User = properties.Account("user"),
        Group = properties.Account("group"),
        Umask = properties.Octal("umask"),
        Input = properties.Text("input"),
        Returns = properties.Numbers("returns") is { } returns ? returns : resource.Returns,
        Timeout = properties.Time("timeout") ?? resource.Timeout,
        Login = properties.Flag("login"),
        DefaultEnv = properties.Flag("default_env"),
        LiveStream = properties.Flag("live_stream"),
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
