using System.Globalization;
using System.Net;

namespace RecipeRunner.Machines.Facts;

/// <summary>The default route of the cheapest metric, from the kernel's own tables.</summary>
internal sealed record DefaultRoute(string Interface, string Gateway);

/// <summary>Reads /proc/net/route and /proc/net/ipv6_route.</summary>
internal static class DefaultRoutes
{
    /// <summary>Columns: interface, destination, gateway, flags, references, use, metric, mask; addresses in hexadecimal, low byte first.</summary>
    public static DefaultRoute? Read4(FactFiles files)
    {
        DefaultRoute? best = null;
        long bestMetric = long.MaxValue;
        foreach (string line in files.Lines("/proc/net/route"))
        {
            string[] words = line.Split((char[])['\t', ' '], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 8 || words[1] != "00000000" || words[7] != "00000000" || !long.TryParse(words[6], out long metric) || metric >= bestMetric) continue;
            if (!uint.TryParse(words[2], NumberStyles.HexNumber, null, out uint gateway)) continue;
            (best, bestMetric) = (new DefaultRoute(words[0], new IPAddress(gateway).ToString()), metric);
        }
        return best;
    }

    /// <summary>Columns: destination, its length, source, its length, next hop, metric, references, use, flags, interface; all in hexadecimal.</summary>
    public static DefaultRoute? Read6(FactFiles files)
    {
        DefaultRoute? best = null;
        uint bestMetric = uint.MaxValue;
        foreach (string line in files.Lines("/proc/net/ipv6_route"))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 10 || words[1] != "00" || words[9] == "lo" || words[0].AsSpan().ContainsAnyExcept('0')) continue;
            if (!uint.TryParse(words[5], NumberStyles.HexNumber, null, out uint metric) || metric >= bestMetric || words[4].Length != 32) continue;
            (best, bestMetric) = (new DefaultRoute(words[9], new IPAddress(Convert.FromHexString(words[4])).ToString()), metric);
        }
        return best;
    }
}
