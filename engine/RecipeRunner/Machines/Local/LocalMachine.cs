using RecipeRunner.Nodes;

namespace RecipeRunner.Machines.Local;

/// <summary>This machine. What knows its distribution is plugged in, and made when it is first used.</summary>
internal sealed class LocalMachine : IMachine
{
    private readonly Lazy<IAccounts> accounts;
    private readonly Lazy<IPackages> packages;
    private readonly Lazy<IServices> services;
    private readonly Lazy<IAutomaticAttributes> facts;
    private readonly Lazy<IDownloads> downloads = new(() => new LocalDownloads());
    private readonly Lazy<ISockets> sockets = new(() => new LocalSockets());

    public LocalMachine(
        Func<IMachine, IAccounts> accounts, Func<IMachine, IPackages> packages, Func<IMachine, IServices> services,
        Func<IMachine, IAutomaticAttributes> facts)
    {
        this.accounts = new(() => accounts(this));
        this.packages = new(() => packages(this));
        this.services = new(() => services(this));
        this.facts = new(() => facts(this));
    }

    public IFiles Files { get; } = new LocalFiles();

    public IProcesses Processes { get; } = new LocalProcesses();

    public IAccounts Accounts => accounts.Value;

    public IPackages Packages => packages.Value;

    public IServices Services => services.Value;

    public IDownloads Downloads => downloads.Value;

    public ISockets Sockets => sockets.Value;

    public IClock Clock { get; } = new LocalClock();

    public IAutomaticAttributes Facts => facts.Value;

    public Doubts Doubts { get; } = new();
}
