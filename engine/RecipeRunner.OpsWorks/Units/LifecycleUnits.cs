using System.Globalization;

namespace RecipeRunner.OpsWorks.Units;

/// <summary>The systemd units by which a machine gives itself its events.</summary>
internal sealed record LifecycleUnits
{
    public const string Folder = "/etc/systemd/system";
    public const string Configure = "recipe-runner-configure.service";
    public const string Watch = "recipe-runner-configure.path";
    public const string Again = "recipe-runner-configure-again.service";
    public const string Setup = "recipe-runner-setup.service";
    public const string Shutdown = "recipe-runner-shutdown.service";

    private const string Runtime = "recipe-runner";
    private const string Seen = "/run/recipe-runner/stack.sha256";
    private const int SecondsOfGrace = 30;

    /// <summary>Neither a unit that is stopped by hand nor a reboot is the end of an instance.</summary>
    private const string OnlyAtTheEnd =
        """
        test "$(systemctl is-system-running)" = stopping || exit 0; systemctl list-jobs --no-legend | grep -Eq "(reboot|kexec|soft-reboot)\.target +start" && exit 0; exec "$@"
        """;

    /// <summary>All that there can be.</summary>
    public static readonly string[] All = [Watch, Configure, Again, Setup, Shutdown];

    /// <summary>Those that a boot starts.</summary>
    public static readonly string[] AtBoot = [Watch, Configure, Setup, Shutdown];

    /// <summary>Those that are there for as long as the machine runs; the others come and go.</summary>
    public static readonly string[] Lasting = [Watch, Shutdown];

    /// <summary>The stack file, which is watched.</summary>
    public required string StackFile { get; init; }

    public required string WorkingFolder { get; init; }

    /// <summary>Where .NET is, for a program that does not bring it; null when the program finds it.</summary>
    public string? DotnetRoot { get; init; }

    /// <summary>The commands of the events, word for word.</summary>
    public required IReadOnlyList<string> ConfigureCommand { get; init; }

    /// <summary>Null for no unit.</summary>
    public IReadOnlyList<string>? SetupCommand { get; init; }

    /// <summary>Null for no unit.</summary>
    public IReadOnlyList<string>? ShutdownCommand { get; init; }

    /// <summary>How long the shutdown takes at most.</summary>
    public TimeSpan ShutdownTimeout { get; init; }

    /// <summary>The units by name.</summary>
    public IEnumerable<(string Name, string Text)> Files()
    {
        yield return (Watch, $"""
            [Unit]
            Description=Watches the stack file of RecipeRunner

            [Path]
            PathChanged={Path(StackFile)}
            TriggerLimitIntervalSec=0

            [Install]
            WantedBy=multi-user.target

            """);
        // systemd does not look while the service runs. When the watch stands again, the other unit looks whether the file is still what
        // this one began with.
        yield return (Configure, $"""
            [Unit]
            Description=Configure event of RecipeRunner
            ConditionPathExists={Path(StackFile)}
            Wants=network-online.target
            After=network-online.target {Setup}
            StartLimitIntervalSec=0
            OnSuccess={Again}
            OnFailure={Again}

            [Service]
            Type=oneshot
            RuntimeDirectory={Runtime}
            RuntimeDirectoryPreserve=yes
            ExecStartPre=/bin/sh -c {UnitArguments.Of([$"sha256sum \"$1\" >{Seen}", "sh", StackFile])}
            {Start(ConfigureCommand)}

            [Install]
            WantedBy=multi-user.target

            """);
        yield return (Again, $"""
            [Unit]
            Description=Configures again if the stack file of RecipeRunner has changed meanwhile
            StartLimitIntervalSec=0

            [Service]
            Type=oneshot
            ExecStart=/bin/sh -c {UnitArguments.Of([$"sha256sum --check --status {Seen} || exec systemctl start --no-block {Configure}"])}

            """);
        if (SetupCommand is not null)
            yield return (Setup, $"""
                [Unit]
                Description=Setup event of RecipeRunner
                ConditionPathExists={Path(StackFile)}
                Wants=network-online.target
                After=network-online.target

                [Service]
                Type=oneshot
                {Start(SetupCommand)}

                [Install]
                WantedBy=multi-user.target

                """);
        if (ShutdownCommand is not null)
            yield return (Shutdown, $"""
                [Unit]
                Description=Shutdown event of RecipeRunner
                Wants=network-online.target
                After=network-online.target multi-user.target

                [Service]
                Type=oneshot
                RemainAfterExit=yes
                ExecStart=/bin/true
                ExecStop=/bin/sh -c {UnitArguments.Of([OnlyAtTheEnd, "sh", .. ShutdownCommand])}
                TimeoutStopSec={((int)Math.Ceiling(ShutdownTimeout.TotalSeconds) + SecondsOfGrace).ToString(CultureInfo.InvariantCulture)}
                WorkingDirectory={Path(WorkingFolder)}{DotnetRootLine}

                [Install]
                WantedBy=multi-user.target

                """);
    }

    // What recipes have started outlives the event.
    private string Start(IReadOnlyList<string> words) => $"""
        ExecStart={UnitArguments.Of(words)}
        TimeoutStartSec=infinity
        KillMode=process
        WorkingDirectory={Path(WorkingFolder)}{DotnetRootLine}
        """;

    private string DotnetRootLine => DotnetRoot is null ? "" : $"\nEnvironment={UnitArguments.Of([$"DOTNET_ROOT={DotnetRoot}"])}";

    /// <summary>A path where systemd takes the rest of the line as it is.</summary>
    private static string Path(string path) => path.Replace("%", "%%", StringComparison.Ordinal);
}
