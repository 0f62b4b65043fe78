namespace RecipeRunner.Machines.Debian;

/// <summary>Packages by apt and dpkg, as they are in life: locks held by others, stale lists, half-configured packages, holds.</summary>
internal sealed class DebianPackages : IPackages
{
    private static readonly TimeSpan s_short = TimeSpan.FromMinutes(15);
    private readonly AptTool apt;
    private readonly AptLists lists;
    private readonly AptCandidates candidates;
    private readonly AptSimulation simulation;
    private readonly AptErrors errors;
    private readonly DpkgDatabase database;
    private readonly PolicyRcD policy;
    private readonly DpkgRepair repair;
    private readonly Action<string> say;

    /// <param name="files">The machine's files.</param>
    /// <param name="processes">The machine's commands.</param>
    /// <param name="clock">The machine's time, for waiting.</param>
    /// <param name="say">Told what a person should know while it waits or repairs; null for nobody.</param>
    /// <param name="lockPatience">Longest wait for the package manager's lock; default 300 s.</param>
    public DebianPackages(IFiles files, IProcesses processes, IClock clock, Action<string>? say = null, TimeSpan? lockPatience = null)
    {
        this.say = say ?? (_ => { });
        apt = new AptTool(processes, new DpkgLock(files, clock, this.say) { Patience = lockPatience ?? TimeSpan.FromSeconds(300) });
        lists = new AptLists(files, apt);
        candidates = new AptCandidates(apt, lists);
        simulation = new AptSimulation(files, apt);
        database = new DpkgDatabase(files);
        errors = new AptErrors(apt, database);
        policy = new PolicyRcD(files, processes, this.say);
        repair = new DpkgRepair(apt, database, this.say);
    }

    public DateTimeOffset? ListsUpdatedAt => lists.UpdatedAt;

    public PackageStatus Status(string name)
    {
        DpkgStatus database = this.database.Status;
        PackageStatus status = database.Find(name)?.ToStatus() ?? new PackageStatus(null);
        return status.InstalledVersion is null ? status with { ProvidedBy = database.ProviderOf(name) } : status;
    }

    public string? Candidate(string name) => candidates.Of(PackageName.Checked(name));

    public int CompareVersions(string left, string right) => DebianVersion.Compare(left, right);

    public IReadOnlyList<PlannedPackage> Simulate(IReadOnlyList<PackageRequest> packages)
    {
        AptOutcome outcome = simulation.Run(packages.Select(PackageName.Checked));
        if (outcome.Succeeded) return simulation.Planned(outcome.Result.Stdout);
        // A real install fetches newer lists, and repairs, before it gives up: until then nothing is known.
        return outcome.ListsMayBeStale || outcome.WantsRepair || lists.Missing || database.NeedsRepair
            ? packages.Select(package => new PlannedPackage(package.Name, package.Version ?? "?", null)).ToList()
            : throw errors.For(outcome, packages);
    }

    public void Install(IReadOnlyList<PackageRequest> packages, PackageOptions options)
    {
        if (packages.Count == 0) return;
        List<string> words = [.. options.Extra];
        if (options.AllowDowngrade) words.Add("--allow-downgrades");
        words.Add("--");
        words.AddRange(packages.Select(PackageName.Checked));
        policy.TellIfStartsAreForbidden(packages[0].Name);
        AptOutcome? repair = Prepare(options);
        AptOutcome? update = lists.Missing ? UpdateBeforeInstall("there are none yet") : null;
        AptOutcome outcome = apt.Get(options.Timeout, "install", words);
        if (outcome.WantsRepair)
        {
            repair = this.repair.Run(options.Timeout);
            outcome = apt.Get(options.Timeout, "install", words);
        }
        if (outcome.ListsMayBeStale && update is null)
        {
            update = UpdateBeforeInstall("they may be stale");
            outcome = apt.Get(options.Timeout, "install", words);
        }
        Forget();
        if (!outcome.Succeeded) throw errors.For(outcome, packages, update, repair);
        // apt counts a package that is half there as installed.
        if (packages.FirstOrDefault(package => Status(package.Name).Broken) is { } broken)
            throw outcome.Error($"apt succeeded, but package {broken.Name} is still half installed or not configured");
    }

    public void InstallFile(string path, PackageOptions options)
    {
        policy.TellIfStartsAreForbidden(Path.GetFileNameWithoutExtension(path));
        AptOutcome outcome = apt.Dpkg(options.Timeout, [.. options.Extra, "-i", path]);
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
        AptOutcome outcome = apt.Get(options.Timeout, purge ? "purge" : "remove", [.. options.Extra, "--", .. present]);
        Forget();
        if (!outcome.Succeeded) throw errors.For(outcome, present.ConvertAll(name => new PackageRequest(name)), null, repair);
    }

    public void SetHold(IReadOnlyList<string> names, bool held)
    {
        string verb = held ? "hold" : "unhold";
        AptOutcome outcome = apt.Change(s_short, null, ["apt-mark", verb, "--", .. names.Select(PackageName.Checked)]);
        Forget();
        if (!outcome.Succeeded) throw errors.For(outcome, names.Select(name => new PackageRequest(name)).ToList());
    }

    public void UpdateLists()
    {
        try
        {
            lists.Update();
        }
        finally
        {
            candidates.Forget();
        }
    }

    private static bool IsThere(PackageStatus status, bool purge) =>
        status.InstalledVersion is not null || status.ProvidedBy is not null || (purge && status.HasConfiguration);

    /// <summary>Repairs, which may fail, and answers debconf's questions.</summary>
    private AptOutcome? Prepare(PackageOptions options)
    {
        AptOutcome? failedRepair = database.NeedsRepair ? repair.Run(options.Timeout) : null;
        if (options.Preseed is not { } answers) return failedRepair;
        AptOutcome preseeded = apt.Change(s_short, answers, ["debconf-set-selections"]);
        return preseeded.Succeeded ? failedRepair : throw preseeded.Error("Giving debconf its answers failed");
    }

    private AptOutcome UpdateBeforeInstall(string why)
    {
        say($"fetching the package lists: {why}");
        AptOutcome update = lists.TryUpdate();
        candidates.Forget();
        return update;
    }

    private void Forget()
    {
        database.Forget();
        candidates.Forget();
    }
}
