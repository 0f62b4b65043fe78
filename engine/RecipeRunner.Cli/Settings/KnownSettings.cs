using RecipeRunner.Cli.Commands;
using RecipeRunner.Cli.Settings.Ruby;
using RecipeRunner.Text;

namespace RecipeRunner.Cli.Settings;

/// <summary>
/// The settings by Chef's names. One that has a meaning here is one line in <see cref="Meaningful"/>; a list of texts is
/// <c>["name"] = (s, v) => s.Property = v.Texts()</c>.
/// </summary>
internal static class KnownSettings
{
    private static readonly Dictionary<string, Action<FileSettings, Setting>> Meaningful = new(StringComparer.Ordinal)
    {
        ["chef_repo_path"] = (s, v) => s.Roots = v.Paths(),
        ["cookbook_path"] = (s, v) => s.CookbookPaths = v.Paths(),
        ["role_path"] = (s, v) => s.RolePaths = v.Paths(),
        ["environment_path"] = (s, v) => s.EnvironmentPaths = v.Paths(),
        ["data_bag_path"] = (s, v) => s.DataBagPaths = v.Paths(),
        ["node_path"] = (s, v) => s.NodePaths = v.Paths(),
        ["encrypted_data_bag_secret"] = (s, v) => s.SecretFile = v.Path(),
        ["json_attribs"] = (s, v) => s.JsonAttributes = JsonAttributes(v),
        ["override_runlist"] = (s, v) => s.RunList = string.Join(',', v.Texts()),
        ["run_list"] = (s, v) => s.RunList = string.Join(',', v.Texts()),
        ["environment"] = (s, v) => s.Environment = v.Text(),
        ["node_name"] = (s, v) => s.NodeName = v.Text(),
        ["state_dir"] = (s, v) => s.StateDir = v.Path(),
        ["cache_path"] = (s, v) => s.CachePath = v.Path(),
        ["file_cache_path"] = (s, v) => s.FileCachePath = v.Path(),
        ["file_backup_path"] = (s, v) => s.BackupPath = v.Path(),
        ["lockfile"] = (s, v) => s.LockFile = v.Path(),
        ["formatter"] = (s, v) => s.Format = v.OneOf<OutputFormat>(),
        ["add_formatter"] = (s, v) => s.Format = v.OneOf<OutputFormat>(),
        ["log_level"] = (s, v) => s.LogLevel = v.Text() == "auto" ? null : v.OneOf<LogLevel>(),
        ["log_location"] = (s, v) => s.LogFile = LogFile(v),
        ["color"] = (s, v) => s.Color = v.Flag(),
        ["http_proxy"] = (s, v) => s.Http.Address = v.Text(),
        ["http_proxy_user"] = (s, v) => s.Http.User = v.Text(),
        ["http_proxy_pass"] = (s, v) => s.Http.Password = v.Text(),
        ["https_proxy"] = (s, v) => s.Https.Address = v.Text(),
        ["https_proxy_user"] = (s, v) => s.Https.User = v.Text(),
        ["https_proxy_pass"] = (s, v) => s.Https.Password = v.Text(),
        ["no_proxy"] = (s, v) => s.NoProxy = v.Text(),
        ["start_handlers"] = (s, v) => s.StartHandlers = v.Texts(),
        ["report_handlers"] = (s, v) => s.ReportHandlers = v.Texts(),
        ["exception_handlers"] = (s, v) => s.ExceptionHandlers = v.Texts(),
        ["why_run"] = (s, v) => s.WhyRun = v.Flag(),
    };

    /// <summary>True of every run here: nothing needs to be said about them.</summary>
    private static readonly string[] True = ["solo", "local_mode", "once", "chef_zero.enabled"];

    public static bool IsKnown(string name) => Meaningful.ContainsKey(name) || True.Contains(name) || MeaninglessSettings.Contains(name);

    public static string Hint(string name) => Nearest.Hint(name, Meaningful.Keys.Concat(True).Concat(MeaninglessSettings.Names));

    /// <summary>What the settings of a file say together; a later one of the same name wins, as in Chef.</summary>
    public static FileSettings Apply(IReadOnlyList<Setting> settings)
    {
        var all = new FileSettings();
        var meaningless = new List<string>();
        foreach (Setting setting in settings)
        {
            if (Meaningful.TryGetValue(setting.Name, out Action<FileSettings, Setting>? apply))
            {
                // nil is what a setting is before anybody sets it.
                if (setting.Value is not null) apply(all, setting);
            }
            else if (True.Contains(setting.Name))
            {
                continue;
            }
            else if (MeaninglessSettings.Contains(setting.Name))
            {
                if (!meaningless.Contains(setting.Name)) meaningless.Add(setting.Name);
            }
            else
            {
                throw setting.Wrong($"there is no setting '{setting.Name}'.{(Hint(setting.Name) is { Length: > 0 } hint ? hint : " Attributes of the node stand in the file of json_attribs (-j).")}");
            }
        }
        if (meaningless.Count > 0) all.Note = $"Chef's settings without a meaning here: {string.Join(", ", meaningless)}";
        return all;
    }

    private static string JsonAttributes(Setting setting) => setting.Text().Contains("://", StringComparison.Ordinal)
        ? throw setting.Wrong($"json_attribs must be a file, not {setting.Text()}: fetch it first")
        : setting.Path();

    /// <summary>Chef's log may go to the terminal, where all that it holds is shown anyway.</summary>
    private static string? LogFile(Setting setting) => setting.Value switch
    {
        RubyStream or "STDOUT" or "STDERR" or "-" => null,
        RubySymbol other => throw setting.Wrong($"log_location cannot be {other}: it is a file, STDOUT or STDERR"),
        _ => setting.Path(),
    };
}
