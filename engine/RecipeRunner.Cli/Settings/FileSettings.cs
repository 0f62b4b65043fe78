using RecipeRunner.Cli.Commands;

namespace RecipeRunner.Cli.Settings;

/// <summary>What a settings file says. What it does not say is null; the command line is asked first, defaults come last.</summary>
internal sealed class FileSettings
{
    private IReadOnlyList<string>? cookbookPaths, rolePaths, environmentPaths, dataBagPaths, nodePaths;

    /// <summary>The folders above all others; when not said, and cookbook_path is, the ones that hold those: Chef's rule.</summary>
    public IReadOnlyList<string>? Roots
    {
        get => field ?? cookbookPaths?.Select(p => Path.GetDirectoryName(p) ?? p).Distinct().ToArray();
        set;
    }

    public IReadOnlyList<string>? CookbookPaths { get => cookbookPaths ?? Below("cookbooks"); set => cookbookPaths = value; }

    public IReadOnlyList<string>? RolePaths { get => rolePaths ?? Below("roles"); set => rolePaths = value; }

    public IReadOnlyList<string>? EnvironmentPaths { get => environmentPaths ?? Below("environments"); set => environmentPaths = value; }

    public IReadOnlyList<string>? DataBagPaths { get => dataBagPaths ?? Below("data_bags"); set => dataBagPaths = value; }

    public IReadOnlyList<string>? NodePaths { get => nodePaths ?? Below("nodes"); set => nodePaths = value; }

    public string? SecretFile { get; set; }

    public string? JsonAttributes { get; set; }

    public string? RunList { get; set; }

    public string? Environment { get; set; }

    public string? NodeName { get; set; }

    public string? StateDir { get; set; }

    /// <summary>The folder of caches and backups, where those are not named by themselves.</summary>
    public string? CachePath { get; set; }

    public string? FileCachePath { get => field ?? (CachePath is null ? null : CachePath + "/cache"); set; }

    public string? BackupPath { get => field ?? (CachePath is null ? null : CachePath + "/backup"); set; }

    public string? LockFile { get; set; }

    public OutputFormat? Format { get; set; }

    public LogLevel? LogLevel { get; set; }

    public string? LogFile { get; set; }

    public bool Color { get; set; } = true;

    public bool WhyRun { get; set; }

    /// <summary>Classes of handlers, <c>cookbook::Class</c>; so the next two.</summary>
    public IReadOnlyList<string> StartHandlers { get; set; } = [];

    public IReadOnlyList<string> ReportHandlers { get; set; } = [];

    public IReadOnlyList<string> ExceptionHandlers { get; set; } = [];

    public ProxySetting Http { get; } = new("http");

    public ProxySetting Https { get; } = new("https");

    public string? NoProxy { get; set; }

    /// <summary>A sentence that names the settings that mean something to Chef and nothing here; null when there is none.</summary>
    public string? Note { get; set; }

    public void ExportProxies()
    {
        Http.Export();
        Https.Export();
        if (NoProxy is not null) ProxySetting.Export("no_proxy", NoProxy);
    }

    private string[]? Below(string folder) => Roots?.Select(root => Path.Combine(root, folder)).ToArray();
}
