using System.Runtime.CompilerServices;
using RecipeRunner.Dsl;

namespace Haproxy;

/// <summary>The section <c>global</c>: what concerns the process.</summary>
/// <example><code>
/// HaproxyConfigGlobal("", new()
/// {
///     Chroot = "/var/lib/haproxy",
///     Maxconn = 8192,
///     Stats = new() { ["socket"] = "/run/haproxy/admin.sock mode 660 level admin expose-fd listeners" },
/// });
/// </code></example>
public sealed record HaproxyConfigGlobalResource : HaproxyExtensibleSectionResource
{
    /// <summary>File for the process ID.</summary>
    public string Pidfile { get; init; } = "/var/run/haproxy.pid";

    /// <summary>Where logs go: a target, or several. Declaring the section again adds to them.</summary>
    public Many<string> Log { get; init; } = "/dev/log syslog info";

    /// <summary>Whether the process goes into the background.</summary>
    public bool Daemon { get; init; } = true;

    /// <summary>How much is said at the start: `Quiet` or `Debug`; null for HAProxy's own way, warnings and alerts.</summary>
    public DebugOption? DebugOption { get; init; } = Haproxy.DebugOption.Quiet;

    /// <summary>The keyword `stats`. Default: `socket`, /var/run/haproxy.sock for the user and group, and `timeout`, 2m.</summary>
    public Options Stats
    {
        get => field ?? new() { ["socket"] = $"/var/run/haproxy.sock user {User} group {Group}", ["timeout"] = "2m" };
        init;
    }

    /// <summary>Most connections of the process at a time.</summary>
    public Setting Maxconn { get; init; } = 4096;

    /// <summary>Folder that the process locks itself into.</summary>
    public string? Chroot { get; init; }

    /// <summary>The name in front of each line of the log.</summary>
    public string LogTag { get; init; } = "haproxy";

    /// <summary>The keywords that begin with `tune.`, without it.</summary>
    public Options? Tuning { get; init; }

    protected override SectionKind Kind => SectionKind.Global;

    protected override string Title => "";

    protected override Rule[] Rules =>
    [
        Set("user", User),
        Set("group", Group),
        Add("log", Log),
        Set("log-tag", LogTag),
        Set("chroot", Chroot),
        Set("daemon", Daemon ? [""] : []),
        Set("", DebugOption.Word()),
        Set("stats", Stats),
        Set("maxconn", Maxconn),
        Set("pidfile", Pidfile),
        Say("tune", Tuning?.Lines("tune.")),
        Extra,
    ];
}

[RecipeVerbs]
public static class HaproxyConfigGlobalVerbs
{
    /// <summary>Declares the section global. Actions: create (default), delete.</summary>
    public static ResourceSlot HaproxyConfigGlobal(string name = "", HaproxyConfigGlobalResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Declare(name, properties ?? new(), file, line);
}
