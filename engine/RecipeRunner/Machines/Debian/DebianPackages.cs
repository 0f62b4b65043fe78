namespace RecipeRunner.Machines.Debian;

/// <summary>Packages by apt and dpkg, as they are in life: locks held by others, stale lists, half-configured packages, holds.</summary>
internal sealed class DebianPackages : IPackages
{
    private static readonly TimeSpan s_short = TimeSpan.FromMinutes(15);
    private readonly AptTool _apt;
    private readonly AptLists _lists;
    private readonly AptCandidates _candidates;
    private readonly AptSimulation _simulation;
    private readonly AptErrors _errors;
    private readonly DpkgDatabase _database;
    private readonly PolicyRcD _policy;
    private readonly DpkgRepair _repair;
    private readonly Action<string> _say;

    /// <param name="files">The machine's files.</param>
    /// <param name="processes">The machine's commands.</param>
    /// <param name="clock">The machine's time, for waiting.</param>
    /// <param name="say">Told what a person should know while it waits or repairs; null for nobody.</param>
    /// <param name="lockPatience">Longest wait for the package manager's lock; default 300 s.</param>
    public DebianPackages(IFiles files, IProcesses processes, IClock clock, Action<string>? say = null, TimeSpan? lockPatience = null)
    {
        _say = say ?? (_ => { });
        _apt = new AptTool(processes, new DpkgLock(files, clock, _say) { Patience = lockPatience ?? TimeSpan.FromSeconds(300) });
        _lists = new AptLists(files, _apt);
        _candidates = new AptCandidates(_apt, _lists);
        _simulation = new AptSimulation(files, _apt);
        _database = new DpkgDatabase(files);
        _errors = new AptErrors(_apt, _database);
        _policy = new PolicyRcD(files, processes, _say);
        _repair = new DpkgRepair(_apt, _database, _say);
    }

    public DateTimeOffset? ListsUpdatedAt => _lists.UpdatedAt;

    public PackageStatus Status(string name)
    {
        DpkgStatus database = _database.Status;
        PackageStatus status = database.Find(name)?.ToStatus() ?? new PackageStatus(null);
        return status.InstalledVersion is null ? status with { ProvidedBy = database.ProviderOf(name) } : status;
    }

    public string? Candidate(string name) => _candidates.Of(PackageName.Checked(name));

    public int CompareVersions(string left, string right) => DebianVersion.Compare(left, right);

    public IReadOnlyList<PlannedPackage> Simulate(IReadOnlyList<PackageRequest> packages)
    {
        AptOutcome outcome = _simulation.Run(packages.Select(PackageName.Checked));
        if (outcome.Succeeded) return _simulation.Planned(outcome.Result.Stdout);
        // A real install fetches newer lists, and repairs, before it gives up: until then nothing is known.
        return outcome.ListsMayBeStale || outcome.WantsRepair || _lists.Missing || _database.NeedsRepair
            ? packages.Select(package => new PlannedPackage(package.Name, package.Version ?? "?", null)).ToList()
            : throw _errors.For(outcome, packages);
    }

    public void Install(IReadOnlyList<PackageRequest> packages, PackageOptions options)
    {
        if (packages.Count == 0) return;
        List<string> words = [.. options.Extra];
        if (options.AllowDowngrade) words.Add("--allow-downgrades");
        words.Add("--");
        words.AddRange(packages.Select(PackageName.Checked));
        _policy.TellIfStartsAreForbidden(packages[0].Name);
        AptOutcome? repair = Prepare(options);
        AptOutcome? update = _lists.Missing ? UpdateBeforeInstall("there are none yet") : null;
        AptOutcome outcome = _apt.Get(options.Timeout, "install", words);
        if (outcome.WantsRepair)
        {
            repair = _repair.Run(options.Timeout);
            outcome = _apt.Get(options.Timeout, "install", words);
        }
        if (outcome.ListsMayBeStale && update is null)
        {
            update = UpdateBeforeInstall("they may be stale");
            outcome = _apt.Get(options.Timeout, "install", words);
        }
        Forget();
        if (!outcome.Succeeded) throw _errors.For(outcome, packages, update, repair);
        // apt counts a package that is half there as installed.
        if (packages.FirstOrDefault(package => Status(package.Name).Broken) is { } broken)
            throw outcome.Error($"apt succeeded, but package {broken.Name} is still half installed or not configured");
    }

    public void InstallFile(string path, PackageOptions options)
    {
        _policy.TellIfStartsAreForbidden(Path.GetFileNameWithoutExtension(path));
        AptOutcome outcome = _apt.Dpkg(options.Timeout, [.. options.Extra, "-i", path]);
        Forget();
        if (!outcome.Succeeded)
        {
            throw outcome.Error($"Installing {path} failed", outcome.Says("dependency problems")
                ? "dpkg does not fetch what a package depends on: install those packages before it." : null);
        }
    }

    public void Remove(IReadOnlyList<string> names, bool purge, PackageOptions options)
    {
        List<string> present = names.Select(PackageName.Checked).Where(name => IsThere(Status(name), purge)).ToList();
        if (present.Count == 0) return;
        AptOutcome? repair = Prepare(options);
        AptOutcome outcome = _apt.Get(options.Timeout, purge ? "purge" : "remove", [.. options.Extra, "--", .. present]);
        Forget();
        if (!outcome.Succeeded) throw _errors.For(outcome, present.ConvertAll(name => new PackageRequest(name)), null, repair);
    }

    public void SetHold(IReadOnlyList<string> names, bool held)
    {
        string verb = held ? "hold" : "unhold";
        AptOutcome outcome = _apt.Change(s_short, null, ["apt-mark", verb, "--", .. names.Select(PackageName.Checked)]);
        Forget();
        if (!outcome.Succeeded) throw _errors.For(outcome, names.Select(name => new PackageRequest(name)).ToList());
    }

    public void UpdateLists()
    {
        try
        {
            _lists.Update();
        }
        finally
        {
            _candidates.Forget();
        }
    }

    private static bool IsThere(PackageStatus status, bool purge) =>
        status.InstalledVersion is not null || status.ProvidedBy is not null || (purge && status.HasConfiguration);

    /// <summary>Repairs, which may fail, and answers debconf's questions.</summary>
    private AptOutcome? Prepare(PackageOptions options)
    {
        AptOutcome? failedRepair = _database.NeedsRepair ? _repair.Run(options.Timeout) : null;
        if (options.Preseed is not { } answers) return failedRepair;
        AptOutcome preseeded = _apt.Change(s_short, answers, ["debconf-set-selections"]);
        return preseeded.Succeeded ? failedRepair : throw preseeded.Error("Giving debconf its answers failed");
    }

    private AptOutcome UpdateBeforeInstall(string why)
    {
        _say($"fetching the package lists: {why}");
        AptOutcome update = _lists.TryUpdate();
        _candidates.Forget();
        return update;
    }

    private void Forget()
    {
        _database.Forget();
        _candidates.Forget();
    }
}
