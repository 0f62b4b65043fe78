using RecipeRunner.Machines;
using RecipeRunner.Nodes;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Converging.Contract;

/// <summary>A fake machine whose packages do not tell what files they bring, as without apt-file's lists.</summary>
internal sealed class UnlistedPackages(FakeMachine machine) : IMachine
{
    public IFiles Files => machine.Files;

    public IProcesses Processes => machine.Processes;

    public IAccounts Accounts => machine.Accounts;

    public IPackages Packages { get; } = new Unlisted(machine.Packages);

    public IServices Services => machine.Services;

    public IDownloads Downloads => machine.Downloads;

    public ISockets Sockets => machine.Sockets;

    public IClock Clock => machine.Clock;

    public IAutomaticAttributes Facts => machine.Facts;

    public Doubts Doubts => machine.Doubts;

    private sealed class Unlisted(IPackages packages) : IPackages
    {
        public DateTimeOffset? ListsUpdatedAt => packages.ListsUpdatedAt;

        public PackageStatus Status(string name) => packages.Status(name);

        public string? Candidate(string name) => packages.Candidate(name);

        public IReadOnlyList<PlannedPackage> Simulate(IReadOnlyList<PackageRequest> requests) =>
            [.. packages.Simulate(requests).Select(package => package with { Files = null })];

        public void Install(IReadOnlyList<PackageRequest> requests, PackageOptions options) => packages.Install(requests, options);

        public void InstallFile(string path, PackageOptions options) => packages.InstallFile(path, options);

        public void Remove(IReadOnlyList<string> names, bool purge, PackageOptions options) => packages.Remove(names, purge, options);

        public void SetHold(IReadOnlyList<string> names, bool held) => packages.SetHold(names, held);

        public void UpdateLists() => packages.UpdateLists();

        public int CompareVersions(string left, string right) => packages.CompareVersions(left, right);
    }
}
