namespace AppLayer;

/// <summary>The systemd unit of an application that is a command.</summary>
internal static class ServiceUnit
{
    /// <summary>By it a unit that this cookbook wrote is known from one of the same name that is somebody else's.</summary>
    private const string Mark = "# Written by app_layer.";

    public static string PathOf(Application application) => $"/etc/systemd/system/{application.Name}.service";

    public static bool IsOurs(string path) => FileExists(path) && ReadFile(path).StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>The file that has the name already and is not ours; null when there is none.</summary>
    public static string? Stranger(Application application)
    {
        string own = PathOf(application);
        if (FileExists(own) && !IsOurs(own)) return own;
        string[] packaged = [$"/lib/systemd/system/{application.Name}.service", $"/usr/lib/systemd/system/{application.Name}.service"];
        return Array.Find(packaged, FileExists);
    }

    public static string Text(Application application) => Mark + "\n" + new SystemdUnit
    {
        ["Unit"] = new()
        {
            ["Description"] = $"{application.Name}, deployed to {Literal(application.DeployTo)}",
            ["After"] = "network-online.target",
            ["Wants"] = "network-online.target",
            // However often it ends, it is started again: whether it may be sent anything is for the balancers' checks to say.
            ["StartLimitIntervalSec"] = "0",
        },
        ["Service"] = new()
        {
            ["User"] = application.User,
            ["Group"] = application.Group,
            ["WorkingDirectory"] = Literal(application.Current),
            ["EnvironmentFile"] = Literal(application.EnvironmentFile),
            ["ExecStart"] = $"/bin/sh -c \"{Quoted(application.Command!)}\"",
            ["Restart"] = "always",
            ["RestartSec"] = "1s",
            ["TimeoutStopSec"] = "30s",
        },
        ["Install"] = new() { ["WantedBy"] = "multi-user.target" },
    };

    /// <summary>Not a specifier of systemd's.</summary>
    private static string Literal(string text) => text.Replace("%", "%%", StringComparison.Ordinal);

    /// <summary>For the shell to see as it was given: systemd takes away quotes, and puts variables and specifiers in.</summary>
    private static string Quoted(string command) => Literal(command)
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("$", "$$", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);
}
