using RecipeRunner.Nodes;

namespace RecipeRunner.Machines.Local;

/// <summary>This machine. What knows its distribution is plugged in, and made when it is first used.</summary>
internal sealed class LocalMachine : IMachine
{
    private readonly Lazy<IAccounts> _accounts;
    private readonly Lazy<IPackages> _packages;
    private readonly Lazy<IServices> _services;
    private readonly Lazy<IAutomaticAttributes> _facts;
    private readonly Lazy<IDownloads> _downloads = new(() => new LocalDownloads());
    private readonly Lazy<ISockets> _sockets = new(() => new LocalSockets());

    public LocalMachine(
        Func<IMachine, IAccounts> accounts, Func<IMachine, IPackages> packages, Func<IMachine, IServices> services,
        Func<IMachine, IAutomaticAttributes> facts)
    {
        _accounts = new(() => accounts(this));
        _packages = new(() => packages(this));
        _services = new(() => services(this));
        _facts = new(() => facts(this));
    }

    public IFiles Files { get; } = new LocalFiles();

    public IProcesses Processes { get; } = new LocalProcesses();

    public IAccounts Accounts => _accounts.Value;

    public IPackages Packages => _packages.Value;

    public IServices Services => _services.Value;

    public IDownloads Downloads => _downloads.Value;

    public ISockets Sockets => _sockets.Value;

    public IClock Clock { get; } = new LocalClock();

    public IAutomaticAttributes Facts => _facts.Value;

    public Doubts Doubts { get; } = new();
}
