using RecipeRunner.Nodes;

namespace RecipeRunner.Machines.Overlay;

/// <summary>
/// Another machine as it would be after the steps of a plan: reads go through to it, writes stay in memory. A plan is a real
/// converge against this one. What cannot be known is noted in <see cref="Doubts"/> when it is read.
/// </summary>
internal sealed class OverlayMachine : IMachine
{
    /// <param name="below">The machine that shows through; nothing is changed there.</param>
    /// <param name="user">Owner and group of what is new; root when null.</param>
    public OverlayMachine(IMachine below, (int Uid, int Gid)? user = null)
    {
        // What is doubtful in a plan stays so for a look ahead from inside it.
        Doubts = below is OverlayMachine plan ? plan.Doubts : new();
        OverlayState state = this.state = new(Doubts);
        Clock = new OverlayClock(below.Clock);
        OverlayFiles files = new(below.Files, state, () => Clock.Now, user ?? default);
        Files = this.files = files;
        OverlayAccounts accounts = new(() => below.Accounts, files, state);
        Accounts = accounts;
        Packages = new OverlayPackages(() => below.Packages, state, Clock);
        Services = new OverlayServices(() => below.Services, files, state);
        Processes = new OverlayProcesses(below.Processes, files, accounts, state);
        Downloads = new OverlayDownloads(() => below.Downloads, state);
        Sockets = new OverlaySockets(() => below.Sockets, state);
        facts = new(() => below.Facts);
    }

    private readonly Lazy<IAutomaticAttributes> facts;
    private readonly OverlayState state;
    private readonly OverlayFiles files;

    public IFiles Files { get; }

    public IProcesses Processes { get; }

    public IAccounts Accounts { get; }

    public IPackages Packages { get; }

    public IServices Services { get; }

    public IDownloads Downloads { get; }

    public ISockets Sockets { get; }

    public IClock Clock { get; }

    public IAutomaticAttributes Facts => facts.Value;

    public Doubts Doubts { get; }

    /// <summary>Whether a text, such as what a command says, names a file that the plan makes and that is not there yet.</summary>
    public bool NamesNewFile(string text) => new PendingCommand(Command.Shell(text), files.Resolve, 0).Paths.Any(files.IsNew);

    /// <summary>Holds what a command's text names in doubt from now on: something may or may not touch it.</summary>
    public void HoldInDoubt(Command naming, string reason) => state.Add(new PendingCommand(naming, files.Resolve, state.Tick(), reason));
}
