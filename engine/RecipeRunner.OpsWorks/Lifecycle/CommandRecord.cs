using System.Globalization;
using RecipeRunner.Converging;
using RecipeRunner.Nodes;
using RecipeRunner.Reporting;
using RecipeRunner.Stacks;

namespace RecipeRunner.OpsWorks.Lifecycle;

/// <summary>A command as it is written down.</summary>
internal static class CommandRecord
{
    public static ReadOnlyMemory<byte> Write(LifecycleCommand command)
    {
        var json = new JsonBuffer();
        json.BeginObject().String("activity", command.Activity).String("status", command.Status.ToString().ToLowerInvariant());
        json.Time("queued_at", command.QueuedAt);
        if (command.SentAt is { } sent) json.Time("sent_at", sent);
        if (command.StartedAt is { } started) json.Time("started_at", started);
        if (command.EndedAt is { } ended) json.Time("ended_at", ended);
        if (command.ExitCode is { } code) json.Number("exit_code", (int)code);
        if (command.Reason is { } reason) json.String("reason", reason);
        json.String("subject", command.Subject).Boolean("forced", command.Forced);
        json.BeginObject("caller").Number("pid", command.Caller.Pid).String("started", command.Caller.Started.ToString(CultureInfo.InvariantCulture)).String("boot", command.Caller.Boot).EndObject();
        Write(json.BeginObject("options"), command.Options);
        return json.EndObject().EndObject().NewLine().Written;
    }

    /// <exception cref="RecipeRunnerException">It is damaged.</exception>
    public static LifecycleCommand Read(string id, string file, StateFolders folders)
    {
        try
        {
            return Parse(id, file, folders);
        }
        catch (Exception e) when (e is RecipeRunnerException or FormatException or ArgumentException)
        {
            throw new RecipeRunnerException($"The record of a command is damaged: {e.Message}\nRemove {file}, and the command is forgotten.", inner: e);
        }
    }

    private static LifecycleCommand Parse(string id, string file, StateFolders folders)
    {
        var fields = new StackFields(JsonMap.ReadFile(file, OriginKind.StackData, ""), file);
        StackFields caller = fields.Below("caller");
        return new()
        {
            Id = id,
            Activity = Needed(fields, "activity"),
            Status = Enum.Parse<CommandStatus>(Needed(fields, "status"), ignoreCase: true),
            QueuedAt = Time(fields, "queued_at") ?? throw fields.Missing("queued_at"),
            SentAt = Time(fields, "sent_at"),
            StartedAt = Time(fields, "started_at"),
            EndedAt = Time(fields, "ended_at"),
            ExitCode = (ExitCode?)fields.Number("exit_code"),
            Reason = fields.Text("reason"),
            Subject = fields.Text("subject") ?? "",
            Forced = fields.Flag("forced"),
            Caller = new(caller.Number("pid") ?? 0, long.Parse(Needed(caller, "started"), CultureInfo.InvariantCulture), Needed(caller, "boot")),
            Options = Options(fields.Below("options"), folders),
        };
    }

    private static void Write(JsonBuffer json, RunOptions options)
    {
        List(json, "cookbook_path", options.CookbookPaths);
        json.Boolean("fetched_cookbooks", options.WithFetchedCookbooks);
        List(json, "role_path", options.RolePaths);
        List(json, "environment_path", options.EnvironmentPaths);
        List(json, "data_bag_path", options.DataBagPaths);
        List(json, "node_path", options.NodePaths);
        List(json, "start_handlers", options.StartHandlers);
        List(json, "report_handlers", options.ReportHandlers);
        List(json, "exception_handlers", options.ExceptionHandlers);
        json.String("encrypted_data_bag_secret", options.SecretFile);
        if (options.Environment is { } environment) json.String("environment", environment);
        if (options.NodeName is { } name) json.String("node_name", name);
    }

    private static RunOptions Options(StackFields fields, StateFolders folders) => new()
    {
        StateFolders = folders,
        CookbookPaths = fields.Texts("cookbook_path"),
        WithFetchedCookbooks = fields.Flag("fetched_cookbooks"),
        RolePaths = fields.Texts("role_path"),
        EnvironmentPaths = fields.Texts("environment_path"),
        DataBagPaths = fields.Texts("data_bag_path"),
        NodePaths = fields.Texts("node_path"),
        StartHandlers = fields.Texts("start_handlers"),
        ReportHandlers = fields.Texts("report_handlers"),
        ExceptionHandlers = fields.Texts("exception_handlers"),
        SecretFile = fields.Text("encrypted_data_bag_secret") ?? RunOptions.DefaultSecretFile,
        Environment = fields.Text("environment"),
        NodeName = fields.Text("node_name"),
    };

    private static void List(JsonBuffer json, string name, IReadOnlyList<string> texts)
    {
        json.BeginArray(name);
        foreach (string text in texts) json.String(null, text);
        json.EndArray();
    }

    private static string Needed(StackFields fields, string key) => fields.Text(key) ?? throw fields.Missing(key);

    private static DateTimeOffset? Time(StackFields fields, string key) =>
        fields.Text(key) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null;
}
