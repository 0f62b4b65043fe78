using System.Net;
using System.Text;

namespace Haproxy;

/// <summary>
/// Tries the addresses that a configuration adds before haproxy itself is told of it: <c>haproxy -c</c> does not, and a reload that
/// cannot have one closes all ports for two seconds, while the new process tries again and again.
/// </summary>
internal static class BindRehearsal
{
    private const string Nowhere = "/nonexistent";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>haproxy's own alerts about the addresses that it could not have; empty when there are none.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="program">haproxy's program.</param>
    /// <param name="configFile">The configuration.</param>
    /// <param name="processes">The processes whose addresses are haproxy's already.</param>
    public static string[] Alerts(IMachine machine, string program, string configFile, IEnumerable<int> processes)
    {
        if (machine.Files.Stat(configFile) is null || ListeningSockets.Of(machine, processes) is not { } own) return [];
        string[] added = [.. Addresses(Encoding.UTF8.GetString(machine.Files.Read(configFile))).Where(a => !own.Contains(a.Socket)).Select(a => a.Text).Distinct()];
        if (added.Length == 0) return [];

        // A process that binds and then cannot go on: it ends at once in any case, and handles no connection.
        string trial = $"global\n  chroot {Nowhere}\nfrontend trial\n  mode tcp\n  timeout client 1s\n{string.Concat(added.Select(address => $"  bind {address}\n"))}";
        var command = new Command([program, "-db", "-f", "/dev/stdin"]) { Changes = false, Input = trial, Timeout = Longest };
        try
        {
            return [.. machine.Processes.Run(command).Output.Split('\n').Where(line => line.Contains("cannot bind", StringComparison.Ordinal))];
        }
        catch (Exception e) when (e is CommandStartException or CommandTimeoutException)
        {
            return [];
        }
    }

    /// <summary>The addresses of <c>bind</c> lines that are plainly an address and a port; of others haproxy tells when it reloads.</summary>
    private static IEnumerable<(string Text, IPEndPoint Socket)> Addresses(string configuration)
    {
        foreach (string line in configuration.Split('\n'))
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is ["bind", var addresses, .. var options] && !options.Contains("transparent"))
                foreach (string address in addresses.Split(','))
                    if (Parse(address) is { } socket)
                        yield return (address, socket);
    }

    private static IPEndPoint? Parse(string address)
    {
        int colon = address.LastIndexOf(':');
        if (colon < 0 || !ushort.TryParse(address[(colon + 1)..], out ushort port)) return null;
        string host = address[..colon].Trim('[', ']');
        return host is "" or "*" ? new(IPAddress.Any, port) : IPAddress.TryParse(host, out IPAddress? ip) ? new(ip, port) : null;
    }
}
