namespace Haproxy;

/// <summary>A server of a backend.</summary>
/// <param name="Name">Its host name.</param>
/// <param name="Ip">Its private address.</param>
/// <param name="Weight">Its share of the requests.</param>
/// <param name="Maxconn">The most connections to it.</param>
/// <param name="MaxconnSsl">The most connections to it on port 443.</param>
public sealed record OpsWorksServer(string Name, string Ip, int Weight, long Maxconn, long MaxconnSsl)
{
    /// <summary>
    /// The servers that have an address. They are sorted, for the order in the JSON means nothing and changes; host names end in a
    /// number, and <c>app2</c> comes before <c>app10</c>.
    /// </summary>
    public static IReadOnlyList<OpsWorksServer> Of(IEnumerable<OpsWorksInstance> instances, double factor, double sslFactor) =>
    [
        .. instances
            .Where(instance => !string.IsNullOrEmpty(instance.Ip))
            .OrderBy(instance => instance.Name.TrimEnd([.. "0123456789"]), StringComparer.Ordinal)
            .ThenBy(instance => instance.Name.Length)
            .ThenBy(instance => instance.Name, StringComparer.Ordinal)
            .Select(instance => Of(instance, instance.Backends ?? 10, factor, sslFactor)),
    ];

    private static OpsWorksServer Of(OpsWorksInstance instance, int processes, double factor, double sslFactor) =>
        new(instance.Name, instance.Ip!, processes, (long)(processes * factor), (long)(processes * sslFactor));
}
