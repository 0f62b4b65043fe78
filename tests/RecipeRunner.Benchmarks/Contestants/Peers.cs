namespace RecipeRunner.Benchmarks.Contestants;

/// <summary>Other tools of the kind, when they are installed.</summary>
internal static class Peers
{
    private static readonly (string Option, string Program, Func<Contestant> Create)[] Known =
    [
        ("cfengine", "cf-agent", () => new CFEngine()),
        ("puppet", "puppet", () => new Puppet()),
        ("ansible", "ansible-playbook", () => new Ansible()),
    ];

    public static IReadOnlyList<Contestant> Installed(IReadOnlyCollection<string> wanted) =>
        [.. Known.Where(peer => wanted.Contains(peer.Option) && Tool.Find(peer.Program) is not null).Select(peer => peer.Create())];

    public static IReadOnlyList<string> Missing(IReadOnlyCollection<string> wanted) =>
        [.. Known.Where(peer => wanted.Contains(peer.Option) && Tool.Find(peer.Program) is null).Select(peer => peer.Option)];
}
