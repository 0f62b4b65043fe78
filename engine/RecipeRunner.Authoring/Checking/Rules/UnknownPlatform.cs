using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Nodes;
using RecipeRunner.Text;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class UnknownPlatform : Rule
{
    /// <summary>Ohai's names.</summary>
    private static readonly string[] Platforms =
    [
        "aix", "almalinux", "alpine", "amazon", "arch", "centos", "clearos", "cloudlinux", "debian", "devuan", "fedora", "freebsd", "gentoo", "kali", "linuxmint", "mac_os_x", "netbsd",
        "openbsd", "opensuse", "opensuseleap", "oracle", "pop", "raspbian", "redhat", "rocky", "scientific", "slackware", "smartos", "solaris2", "suse", "ubuntu", "windows", "xenserver",
    ];

    private static readonly string[] Families = ["aix", "alpine", "amazon", "arch", "debian", "fedora", "freebsd", "gentoo", "mac_os_x", "netbsd", "openbsd", "rhel", "slackware", "smartos", "solaris2", "suse", "windows"];

    public override string Code => "RR026";

    public override string Name => "unknown-platform";

    public override string Summary => "A platform, or a family of them, has a name that looks misspelt: `supports` in metadata.json, `IsPlatform`, `IsPlatformFamily`.";

    public override string Why => "The question is never answered with yes, and what stands behind it is left out without a word. The names are Ohai's, in small letters.";

    public override Example Bad => Example.Recipe("""
        if (IsPlatformFamily("ubuntu")) Package("nginx-light");
        """);

    public override Example Good => Example.Recipe("""
        if (IsPlatformFamily("debian")) Package("nginx-light");
        """);

    public override IEnumerable<Finding> Check(Source source)
    {
        foreach (string verb in (string[])["IsPlatform", "IsPlatformFamily"])
            foreach (Call call in source.CallsOf(verb))
                foreach (ExpressionSyntax name in call.Syntax.ArgumentList.Arguments.SelectMany(a => a.Expression.Elements()))
                    if (source.Text(name) is { } text && Problem(text, verb == "IsPlatform" ? Platforms : Families) is { } meant)
                        yield return At(name, $"There is no platform{(verb == "IsPlatform" ? "" : " family")} '{text}'.", meant);
    }

    public override IEnumerable<Finding> Check(CheckContext context)
    {
        foreach (SeenCookbook cookbook in context.Cookbooks)
            if (SeenJson.Read(OriginKind.Engine, Path.Combine(cookbook.Cookbook.Path, "metadata.json")) is { Map: { } map } json && (map.Child("supports") ?? map.Child("platforms")) is MapNode supports)
                foreach ((string name, AttributeNode version) in supports.Entries)
                    if (Problem(name, Platforms) is { } meant)
                        yield return At(json.Path, version.Origin.Line, 0, $"There is no platform '{name}'.", meant);
    }

    /// <summary>What is meant by a name; null when it is one, or nothing is known of it.</summary>
    private static string? Problem(string name, string[] known)
    {
        if (known.Contains(name)) return null;
        if (known.Contains(name.ToLowerInvariant())) return $"Write \"{name.ToLowerInvariant()}\".";
        if (known == Families && Platforms.Contains(name)) return "It is a platform: ask IsPlatform, or for its family, such as debian or rhel.";
        return name.Length > 3 && Nearest.Hint(name, known) is { Length: > 0 } hint ? hint.Trim() : null;
    }
}
