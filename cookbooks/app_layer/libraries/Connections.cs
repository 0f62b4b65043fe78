using System.Text;

namespace AppLayer;

/// <summary>The TCP connections of this machine that somebody may still wait on, from the kernel's tables.</summary>
internal static class Connections
{
    private static readonly string[] Tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    // Established; and closed by the other side, which may well wait for its answer.
    private static readonly string[] Open = ["01", "08"];

    /// <summary>How many are open to some ports of this machine. None where the kernel shows no tables.</summary>
    /// <param name="files">The machine's files.</param>
    /// <param name="ports">The ports of this machine.</param>
    /// <param name="address">Count those to this IPv4 address only; null for any.</param>
    public static int Count(IFiles files, IReadOnlyList<int> ports, string? address)
    {
        if (ports.Count == 0) return 0;
        int count = 0;
        string? host = address is null ? null : Hex(address);
        string[] ends = [.. ports.Select(port => ":" + port.ToString("X4"))];
        foreach (string table in Tables)
        {
            if (files.Stat(table) is null) continue;
            foreach (string line in Encoding.UTF8.GetString(files.Read(table)).Split('\n').Skip(1))
                if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var local, _, var state, ..] && Open.Contains(state) && IsTo(local, host, ends))
                    count++;
        }
        return count;
    }

    /// <summary>In the second table an IPv4 address is the end of an IPv6 one.</summary>
    private static bool IsTo(string local, string? host, string[] ends) =>
        Array.Exists(ends, end => local.EndsWith(host + end, StringComparison.Ordinal));

    /// <summary>As the tables write it: one number, lowest byte first.</summary>
    private static string? Hex(string address) =>
        System.Net.IPAddress.TryParse(address, out System.Net.IPAddress? ip) && ip.GetAddressBytes() is [var a, var b, var c, var d] ? $"{d:X2}{c:X2}{b:X2}{a:X2}" : null;
}
