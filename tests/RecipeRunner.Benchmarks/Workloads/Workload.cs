namespace RecipeRunner.Benchmarks.Workloads;

/// <summary>What every contestant is asked to do, each in its own language.</summary>
/// <param name="Name">As in the table and in <c>--only</c>.</param>
/// <param name="Title">One line for people.</param>
internal abstract record Workload(string Name, string Title)
{
    /// <summary>False when there is nothing to create, so that every run is a no-op.</summary>
    public virtual bool HasFirst => true;

    /// <summary>What stands in the tree in the end.</summary>
    public virtual IReadOnlyList<Entry> Expected(string tree) => [];
}

internal sealed record EmptyRun() : Workload("W0", "empty run list")
{
    public override bool HasFirst => false;
}

/// <summary>The small everyday run: a folder, a template, a file, a link, a command that its guard holds back.</summary>
internal sealed record SmallRun() : Workload("W1", "directory, haproxy.cfg of 100 servers, file, link, guarded execute")
{
    public IReadOnlyList<Server> Servers { get; } = Server.Many(100);

    public override IReadOnlyList<Entry> Expected(string tree) =>
    [
        new FolderEntry("etc", FileEntry.Mode | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute),
        new LinkEntry("current", tree + "/etc"),
        new FileEntry("motd", "hello\n"),
        new FileEntry("etc/haproxy.cfg", HaproxyConfig.Of(Servers)),
    ];
}

/// <summary>One resource per file, declared in a loop. Notifying, each file also tells a command to run at the end.</summary>
internal sealed record ManyFiles(string Name, int Count, bool Notifying = false)
    : Workload(Name, $"{Count:N0} files{(Notifying ? ", each notifying one command" : "")}")
{
    public override IReadOnlyList<Entry> Expected(string tree) =>
        [.. Enumerable.Range(0, Count).Select(i => new FileEntry($"f{i}", $"content of file {i}\n"))];
}

internal sealed record LargeTemplate() : Workload("W4", "one template of 10,000 servers")
{
    public IReadOnlyList<Server> Servers { get; } = Server.Many(10_000);

    public override IReadOnlyList<Entry> Expected(string tree) => [new FileEntry("haproxy.cfg", HaproxyConfig.Of(Servers))];
}

internal sealed record InstalledPackages(IReadOnlyList<string> Names) : Workload("W5", $"{Names.Count} installed packages")
{
    public override bool HasFirst => false;
}
