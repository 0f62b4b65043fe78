using System.Text.RegularExpressions;

namespace RecipeRunner.Tests.Conformance;

/// <summary>
/// Where <c>haproxy::opsworks</c> renders something else than the cookbook of OpsWorks, on purpose. The list is closed: a golden
/// with these differences applied is what the recipe renders. docs/opsworks.md of the cookbook tells them to its users.
/// </summary>
internal static partial class OpsWorksDifferences
{
    public static IReadOnlyList<OpsWorksDifference> All { get; } =
    [
        new("no fake server",
            "Without servers OpsWorks listened on port 80 for a server that was not there, and answered 503. Nothing listens now, so that whoever "
            + "stands in front of the balancer sees it. (The section's first line is also one that HAProxy 2 refuses.)",
            WithoutFakeServer),
        new("ACL names of legal characters",
            "The ACL of a path was declared under one name and used under another, with the characters of the domain that HAProxy refuses.",
            lines => lines.Select(WithLegalNames)),
        new("servers in the order of their names",
            "OpsWorks kept the order of the JSON, which changes from event to event: each change was a reload for nothing.",
            WithSortedServers),
    ];

    /// <summary>The directives that the recipe has to render for a golden.</summary>
    public static IEnumerable<string> Apply(IEnumerable<string> golden) => All.Aggregate(golden, (lines, difference) => difference.Apply(lines));

    private static IEnumerable<string> WithoutFakeServer(IEnumerable<string> lines) => lines.TakeWhile(line => line != "listen application 0.0.0.0:80");

    private static string WithLegalNames(string line)
    {
        if (Declaration().Match(line) is { Success: true } acl)
            return $"acl {Legal(acl.Groups["name"].Value)} {acl.Groups["test"].Value}";
        if (Rule().Match(line) is not { Success: true } rule)
            return line;
        string name = Legal(rule.Groups["name"].Value);
        return $"use_backend {rule.Groups["backend"].Value} if {name}{(rule.Groups["path"].Success ? $" {name}_path" : "")}";
    }

    private static string Legal(string name) => Regex.Replace(name, "[^A-Za-z0-9_.:-]", "_");

    private static IEnumerable<string> WithSortedServers(IEnumerable<string> lines)
    {
        var servers = new List<string>();
        foreach (string line in lines.Append(""))
        {
            if (line.StartsWith("server ", StringComparison.Ordinal))
            {
                servers.Add(line);
                continue;
            }
            // Names that end in a number are sorted by it.
            foreach (string server in servers.OrderBy(s => Number().Replace(s, m => m.Value.PadLeft(9, '0'), 1), StringComparer.Ordinal)) yield return server;
            servers.Clear();
            if (line.Length > 0) yield return line;
        }
    }

    [GeneratedRegex(@"^acl (?<name>\w+_application_.+) (?<test>(hdr_end\(host\)|path_beg) .*)$")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^use_backend (?<backend>\S+) if (?<name>(?<kind>[a-z]+)_application_.+?)(?<path> \k<kind>_application_.+_path)?$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"\d+(?= )")]
    private static partial Regex Number();
}

/// <summary>A difference from what OpsWorks rendered.</summary>
/// <param name="Name">What differs.</param>
/// <param name="Reason">Why.</param>
/// <param name="Apply">Makes of OpsWorks' directives ours.</param>
internal sealed record OpsWorksDifference(string Name, string Reason, Func<IEnumerable<string>, IEnumerable<string>> Apply);
