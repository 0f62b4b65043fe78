using System.Text;

namespace RecipeRunner.Tests.SystemTests.Hosts;

/// <summary>How this machine reaches its package mirrors, so that a Debian of our own can reach them in the same way.</summary>
internal static class AptSettings
{
    private static readonly string[] Transport =
        ["Acquire::http::", "Acquire::https::", "Acquire::Retries", "Acquire::Check-", "Acquire::ForceIPv4", "Acquire::ForceIPv6"];

    /// <summary>Copies sources, keys, passwords, transport settings and certificates into the tree, in shell.</summary>
    public static string CopyInto(string tree) => $"""
        mkdir -p {tree}/etc/apt/sources.list.d {tree}/usr/local/share/ca-certificates
        rm -f {tree}/etc/apt/sources.list
        for part in sources.list sources.list.d trusted.gpg trusted.gpg.d keyrings auth.conf auth.conf.d; do
            [ ! -e /etc/apt/$part ] || cp -a /etc/apt/$part {tree}/etc/apt/
        done
        cp -an /usr/share/keyrings/. {tree}/usr/share/keyrings/
        [ ! -e /usr/local/share/ca-certificates ] || cp -a /usr/local/share/ca-certificates/. {tree}/usr/local/share/ca-certificates/
        [ ! -e /etc/ssl/certs/ca-certificates.crt ] || cp -L /etc/ssl/certs/ca-certificates.crt {tree}/etc/ssl/certs/
        apt-config dump | grep -E '^({string.Join('|', Transport)})' >{tree}/etc/apt/apt.conf.d/99transport || :
        """;

    /// <summary>Changes when the machine's sources or packages change, and once a week, for lists do not keep for ever.</summary>
    public static string Fingerprint()
    {
        var parts = new StringBuilder().Append(DateTime.UtcNow.Ticks / TimeSpan.TicksPerDay / 7);
        foreach (var file in Directory.EnumerateFiles("/etc/apt", "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            parts.Append('\0').Append(file).Append('\0').Append(File.ReadAllText(file));
        return TestCache.Key(parts.ToString(), File.ReadAllText("/var/lib/dpkg/status"));
    }
}
