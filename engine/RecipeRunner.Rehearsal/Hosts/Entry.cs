using System.Diagnostics;

namespace RecipeRunner.Rehearsal.Hosts;

/// <summary>The way into the namespaces of a host.</summary>
internal static class Entry
{
    public const string Path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /// <summary>Root inside a host has these taken away, for they would reach through to the machine's kernel.</summary>
    public const string WithheldCapabilities = "-sys_time,-sys_module,-sys_rawio,-mac_admin,-mac_override";

    private static readonly string[] ProxySettings =
        ["http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"];

    /// <param name="init">The host's process 1.</param>
    /// <param name="command">What is to run.</param>
    /// <param name="settings">Those of the host.</param>
    /// <param name="ownSession">Whether it is kept from the terminal that this process may have, and from its Ctrl-C.</param>
    public static ProcessStartInfo For(int init, HostCommand command, HostSettings settings, bool ownSession = true)
    {
        var start = new ProcessStartInfo(ownSession ? "setsid" : "nsenter")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            .. ownSession ? ["nsenter"] : Array.Empty<string>(), $"--target={init}", "--all", $"--wdns={command.WorkingFolder}", "--",
            "setpriv", $"--bounding-set={WithheldCapabilities}", .. As(command.User), "--",
            command.FileName, .. command.Arguments,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        start.Environment.Clear();
        foreach (var (name, value) in Environment(command, settings))
            start.Environment[name] = value;
        return start;
    }

    private static string[] As(string? user) =>
        user is null ? [] : [$"--reuid={user}", $"--regid={user}", "--init-groups", "--inh-caps=-all"];

    private static Dictionary<string, string> Environment(HostCommand command, HostSettings settings)
    {
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = Path,
            ["LANG"] = "C.UTF-8",
            ["TERM"] = "dumb",
            ["HOME"] = command.User is null ? "/root" : $"/home/{command.User}",
            ["USER"] = command.User ?? "root",
            ["LOGNAME"] = command.User ?? "root",
        };
        foreach (var name in ProxySettings)
            if (settings.Network == HostNetwork.Shared && System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
                environment[name] = value;
        foreach (var (name, value) in settings.Environment.Concat(command.Environment))
            environment[name] = value;
        return environment;
    }
}
