using System.Text;
using System.Text.Json;
using RecipeRunner.Machines;
using RecipeRunner.Machines.Overlay;
using RecipeRunner.Nodes;
using RecipeRunner.Testing.Fakes;

namespace RecipeRunner.Testing;

/// <summary>
/// A machine in memory for tests of recipes: it begins as a minimal Debian, and takes files, packages, services and the answers
/// of commands from the test. What a recipe does to it stands in <see cref="Log"/> and can be read back.
/// </summary>
public sealed class FakeMachine : IMachine
{
    private readonly List<string> log = [];
    private readonly OverlayFiles files;
    private readonly FakePackages packages;
    private readonly FakeServices services;
    private readonly FakeProcesses processes;
    private readonly FakeDownloads downloads;
    private readonly FakeSockets sockets = new();
    private readonly FakeClock clock;
    private readonly FakeFacts facts;

    /// <summary>A machine with the facts given; use a preset such as <see cref="Debian12"/> for a usual one.</summary>
    /// <param name="facts">Automatic attributes by top-level key.</param>
    public FakeMachine(IReadOnlyDictionary<string, object?> facts)
    {
        OverlayState state = new(Doubts);
        clock = new FakeClock(log);
        files = new OverlayFiles(new EmptyFiles(), state, () => clock.Now);
        Accounts = new FakeAccounts(new OverlayAccounts(() => NoAccounts.Instance, files, state), log);
        services = new FakeServices(log);
        packages = new FakePackages(files, services, clock, log);
        processes = new FakeProcesses(log);
        downloads = new FakeDownloads(log);
        this.facts = new FakeFacts(facts);
        MinimalTree.Make(this);
        log.Clear();
    }

    /// <summary>A Debian 12.</summary>
    public static FakeMachine Debian12() => Platform.Debian12.Make();

    /// <summary>An Ubuntu 22.04.</summary>
    public static FakeMachine Ubuntu2204() => Platform.Ubuntu2204.Make();

    /// <summary>An Ubuntu 24.04.</summary>
    public static FakeMachine Ubuntu2404() => Platform.Ubuntu2404.Make();

    /// <summary>The preset of a platform, by Ohai's names as ChefSpec takes them: <c>FakeMachine.Of("ubuntu", "22.04")</c>.</summary>
    /// <param name="platform">Ohai's <c>platform</c>.</param>
    /// <param name="version">Ohai's <c>platform_version</c>.</param>
    /// <exception cref="ArgumentException">There is no such preset; the message lists those that there are.</exception>
    public static FakeMachine Of(string platform, string version) => Platform.Of(platform, version).Make();

    /// <summary>
    /// What was done to the machine, in order: "install haproxy 2.6.12-1", "reload haproxy", "run make install",
    /// "create user deploy". Files are not logged: read them.
    /// </summary>
    public IReadOnlyList<string> Log => log;

    /// <summary>Files, directories and links, in memory.</summary>
    public IFiles Files => files;

    /// <summary>Commands; only those that the test answers for, see <see cref="Command"/>.</summary>
    public IProcesses Processes => processes;

    /// <summary>Users and groups; root, www-data and nobody are there.</summary>
    public IAccounts Accounts { get; }

    /// <summary>Packages; those named by <see cref="HasPackage"/>.</summary>
    public IPackages Packages => packages;

    /// <summary>Services; those named by <see cref="HasService"/>, or brought by a package.</summary>
    public IServices Services => services;

    /// <summary>Downloads; those named by <see cref="HasDownload"/>.</summary>
    public IDownloads Downloads => downloads;

    /// <summary>Unix sockets; those named by <see cref="HasSocket"/>.</summary>
    public ISockets Sockets => sockets;

    /// <summary>A clock that stands at 2026-01-01 00:00:00 UTC and moves only when something sleeps.</summary>
    public IClock Clock => clock;

    /// <summary>The automatic attributes.</summary>
    public IAutomaticAttributes Facts => facts;

    /// <summary>Always empty: a fake machine is as real as the test says.</summary>
    public Doubts Doubts { get; } = new();

    /// <summary>Puts a file there, and the folders above it.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="content">Text, as UTF-8.</param>
    /// <param name="mode">Permission bits as octal text; default 0644.</param>
    /// <param name="owner">Owner's name; default root.</param>
    /// <param name="group">Group's name; default root.</param>
    public FakeMachine HasFile(string path, string content, string mode = "0644", string owner = "root", string group = "root")
    {
        HasDirectory(Paths.Folder(path).ToString());
        files.Write(path, new FileWrite
        {
            Content = Encoding.UTF8.GetBytes(content),
            Mode = Convert.ToInt32(mode, 8),
            Uid = Accounts.User(owner)?.Uid ?? throw new ArgumentException($"The fake machine has no user {owner}: make it with Accounts.CreateUser first.", nameof(owner)),
            Gid = Accounts.Group(group)?.Gid ?? throw new ArgumentException($"The fake machine has no group {group}: make it with Accounts.CreateGroup first.", nameof(group)),
        });
        return this;
    }

    /// <summary>Puts a directory there, and the folders above it; mode 0755, root's.</summary>
    public FakeMachine HasDirectory(string path)
    {
        if (path == "/" || files.Stat(path) is not null) return this;
        HasDirectory(Paths.Folder(path).ToString());
        files.CreateDirectory(path);
        return this;
    }

    /// <summary>Makes a package known.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="version">The version that an install brings, and that is there when <paramref name="installed"/>.</param>
    /// <param name="installed">Whether it is installed already.</param>
    /// <param name="files">Paths that it brings; an install makes them (a path that ends in a slash is a directory).</param>
    /// <param name="service">The service that it brings; an install enables and starts it, as Debian does.</param>
    public FakeMachine HasPackage(string name, string version, bool installed = false, IReadOnlyList<string>? files = null, string? service = null)
    {
        packages.Add(new FakePackage(name, version, files ?? [], service), installed);
        return this;
    }

    /// <summary>Makes a service known.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="running">Whether it runs.</param>
    /// <param name="enabled">Whether it starts at boot.</param>
    /// <param name="mainPid">The number of its main process; null when the init system does not tell.</param>
    public FakeMachine HasService(string name, bool running = false, bool enabled = false, int? mainPid = null)
    {
        services.Add(name, new ServiceStatus(Exists: true, running, enabled, MainPid: mainPid));
        return this;
    }

    /// <summary>
    /// Lays automatic attributes (ChefSpec's <c>automatic_attributes</c>) over those of the preset:
    /// <c>HasFacts(new { memory = new { total = "524288kB" } })</c>. Maps are merged, all else is replaced.
    /// </summary>
    /// <param name="facts">An object or a dictionary that becomes JSON.</param>
    public FakeMachine HasFacts(object facts)
    {
        this.facts.Merge(JsonSerializer.SerializeToElement(facts));
        return this;
    }

    /// <summary>Has something listen on a Unix socket.</summary>
    /// <param name="path">The socket.</param>
    /// <param name="answer">Its answer to a question; it throws an <see cref="IOException"/> to give none.</param>
    public FakeMachine HasSocket(string path, Func<string, string> answer)
    {
        sockets.Add(path, answer);
        return this;
    }

    /// <summary>Makes a document known to downloads.</summary>
    /// <param name="source">Its address.</param>
    /// <param name="content">Text, as UTF-8.</param>
    /// <param name="etag">Its entity tag; null for a server that sends none.</param>
    public FakeMachine HasDownload(string source, string content, string? etag = null)
    {
        downloads.Add(new Uri(source), Encoding.UTF8.GetBytes(content), etag);
        return this;
    }

    /// <summary>
    /// Answers for a command: <c>machine.Command("haproxy -c *").Returns(0)</c>. The pattern is the command as a person would type it,
    /// * stands for anything; the one given last wins. A command that nothing answers for is an error.
    /// </summary>
    public CommandStub Command(string pattern) => processes.Add(pattern);

    /// <summary>The text of a file.</summary>
    public string ReadText(string path) => Encoding.UTF8.GetString(files.Read(path));

    /// <summary>The permission bits of a file or directory as octal text: "0644".</summary>
    public string ModeOf(string path) => "0" + Convert.ToString(Status(path).Mode, 8).PadLeft(3, '0');

    /// <summary>Owner and group of a file or directory: "root:www-data"; a number for one that has no name.</summary>
    public string OwnerOf(string path)
    {
        FileStatus status = Status(path);
        return $"{Accounts.User(status.Uid)?.Name ?? $"{status.Uid}"}:{Accounts.Group(status.Gid)?.Name ?? $"{status.Gid}"}";
    }

    private FileStatus Status(string path) => files.Stat(path) ?? throw new FileNotFoundException($"There is no {path} on the fake machine.");

    /// <summary>Forgets the log so far: what follows is asserted alone.</summary>
    public void ClearLog() => log.Clear();

    /// <summary>Forgets what the log holds after so many entries.</summary>
    internal void ForgetAfter(int entries) => log.RemoveRange(entries, log.Count - entries);
}
