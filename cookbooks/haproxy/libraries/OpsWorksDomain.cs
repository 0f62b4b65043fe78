using System.Text;

namespace Haproxy;

/// <summary>A domain of an application.</summary>
/// <param name="Acl">The name of the ACL that knows it; with <c>_path</c> behind it, of the one for the path.</param>
/// <param name="Name">The domain.</param>
/// <param name="MountedAt">The path below which the application lives; null for all.</param>
public sealed record OpsWorksDomain(string Acl, string Name, string? MountedAt)
{
    /// <summary>What must hold of a request.</summary>
    public string Condition => MountedAt is null ? Acl : $"{Acl} {Acl}_path";

    /// <summary>The domains of an application.</summary>
    public static IEnumerable<OpsWorksDomain> Of(string kind, string application, OpsWorksApplication settings) =>
        from domain in settings.Domains ?? []
        where !string.IsNullOrWhiteSpace(domain)
        select new OpsWorksDomain(AclName($"{kind}_application_{application}_domain_{domain}"), domain, string.IsNullOrEmpty(settings.MountedAt) ? null : settings.MountedAt);

    /// <summary>HAProxy takes letters, digits and <c>_.:-</c> in a name; each other character becomes an underscore.</summary>
    private static string AclName(string text)
    {
        var name = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            name.Append(rune.IsAscii && (Rune.IsLetterOrDigit(rune) || "_.:-".Contains((char)rune.Value)) ? (char)rune.Value : '_');
        return name.ToString();
    }
}
