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
        if (vector.properties.Unknown.FirstOrDefault() is { } unknown)
            throw new InvalidOperationException($"the vectors have a new property of {resource.TypeName}, {unknown}");
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
            "log" => new LogResource(),
            "notify_group" => new NotifyGroupResource(),
            "ruby_block" => new BlockResource { Block = blocks.Of(declared.GetProperty("name").GetString()!, properties.Text("block")!) },
            "custom_a" => new CustomAResource { Inner = declared.GetProperty("inner"), Blocks = blocks },
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
