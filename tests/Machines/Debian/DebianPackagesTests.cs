using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.Machines.Debian;

namespace RecipeRunner.Tests.Machines.Debian;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DebianPackagesTests
{
    private readonly CannedFiles files = new();
    private readonly CannedProcesses processes = new();
    private readonly CannedClock clock = new();
    private readonly List<string> said = [];
    private DebianPackages packages = null!;

    [SetUp]
    public void Prepare()
    {
        files["/var/lib/dpkg/status"] = "Package: dpkg\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1.21.22\n\n";
        files["/var/lib/apt/lists/mirror.example_debian_dists_bookworm_InRelease"] = "";
        files["/proc/locks"] = "";
        packages = new DebianPackages(files, processes, clock, said.Add);
    }

    private void Install(params string[] names) => packages.Install(names.Select(name => new PackageRequest(name)).ToList(), new PackageOptions());

    private string InstallError(params string[] names) => Assert.Throws<RecipeRunnerException>(() => Install(names))!.Message;

    [Test]
    public void Several_packages_are_one_transaction_that_asks_no_questions()
    {
        processes.On("apt-get install");

        packages.Install([new("haproxy", "2.6.12-1"), new("curl")], new PackageOptions { Extra = ["--no-install-recommends"], AllowDowngrade = true });

        Command command = processes.Ran.Single();
        Assert.That(processes.Lines, Is.EqualTo(new[] { "apt-get install --no-install-recommends --allow-downgrades -- haproxy=2.6.12-1 curl" }));
        Assert.That(command.Environment!["DEBIAN_FRONTEND"], Is.EqualTo("noninteractive"));
        Assert.That(command.Input, Is.Null);
        Assert.That(command.Arguments, Does.Contain("Dpkg::Options::=--force-confold"));
    }

    [Test]
    public void The_database_is_read_once_and_again_when_it_changed()
    {
        packages.Status("dpkg");
        packages.Status("nothing");
        int reads = files.Reads;

        files["/var/lib/dpkg/status"] += "Package: haproxy\nStatus: install ok installed\nArchitecture: amd64\nVersion: 2\n";

        Assert.That(reads, Is.EqualTo(1));
        Assert.That(packages.Status("haproxy").InstalledVersion, Is.EqualTo("2"));
    }

    [Test]
    public void What_an_interrupted_dpkg_had_not_merged_counts()
    {
        files["/var/lib/dpkg/updates/0001"] = "Package: haproxy\nStatus: install ok half-configured\nArchitecture: amd64\nVersion: 2\n";

        Assert.That(packages.Status("haproxy").Broken, Is.True);
    }

    [Test]
    public void Missing_lists_are_fetched_first()
    {
        files.Delete("/var/lib/apt/lists/mirror.example_debian_dists_bookworm_InRelease");
        files["/var/lib/apt/lists/lock"] = "";
        processes.On("apt-get update").On("apt-get install");

        Install("haproxy");

        Assert.That(processes.Lines, Is.EqualTo(new[] { "apt-get update -o APT::Update::Error-Mode=any", "apt-get install -- haproxy" }));
        Assert.That(files.Stat("/var/lib/apt/periodic/update-success-stamp"), Is.Not.Null);
    }

    [TestCase("E: Unable to locate package haproxy")]
    [TestCase("E: Failed to fetch http://mirror.example/debian/pool/x.deb  404  Not Found [IP: 127.0.0.1 80]")]
    [TestCase("E: Version '2' for 'haproxy' was not found")]
    public void Stale_lists_are_fetched_once_and_the_install_is_tried_again(string complaint)
    {
        processes.On("apt-get install", exitCode: 100, stderr: complaint);
        processes.On("apt-get update", effect: () => processes.On("apt-get install"));

        Install("haproxy");

        Assert.That(processes.Lines.Select(line => line.Split(' ')[1]), Is.EqualTo(new[] { "install", "update", "install" }));
    }

    [Test]
    public void An_unknown_package_is_an_error_with_apts_own_words_and_the_nearest_name()
    {
        processes.On("apt-get install", exitCode: 100, stderr: "E: Unable to locate package haprox").On("apt-get update").On("apt-cache pkgnames", "haproxy\nhatop\n");

        string error = InstallError("haprox");

        Assert.That(error, Does.Contain("stderr: E: Unable to locate package haprox").And.Contain("Did you mean haproxy?"));
    }

    [Test]
    public void The_failure_of_the_lists_stands_in_the_error_too()
    {
        processes.On("apt-get install", exitCode: 100, stderr: "E: Unable to locate package haproxy").On("apt-cache pkgnames")
            .On("apt-get update", exitCode: 100, stderr: "E: Could not resolve 'mirror.example'");

        Assert.That(InstallError("haproxy"), Does.Contain("Could not resolve 'mirror.example'"));
    }

    [Test]
    public void A_virtual_package_with_several_providers_is_an_error_that_lists_them_and_fetches_nothing()
    {
        processes.On("apt-get install", exitCode: 100,
            stdout: "Package netcat is a virtual package provided by:\n  netcat-openbsd 1.219-1\n  netcat-traditional 1.10-47\nYou should explicitly select one to install.\n",
            stderr: "E: Package 'netcat' has no installation candidate");

        Assert.That(InstallError("netcat"), Does.EndWith("name the one that you want: netcat-openbsd, netcat-traditional."));
        Assert.That(processes.Ran, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_held_package_is_an_error_that_says_how_to_release_it()
    {
        files["/var/lib/dpkg/status"] += "Package: haproxy\nStatus: hold ok installed\nArchitecture: amd64\nVersion: 1\n";
        processes.On("apt-get install", exitCode: 100, stderr: "E: Held packages were changed and -y was used without --allow-change-held-packages.");

        Assert.That(InstallError("haproxy"), Does.Contain("apt-mark unhold haproxy"));
    }

    [Test]
    public void Half_configured_packages_are_repaired_before_an_install()
    {
        files["/var/lib/dpkg/status"] += "Package: postfix\nStatus: install ok half-configured\nArchitecture: amd64\nVersion: 1\n";
        processes.On("dpkg --configure -a").On("apt-get install");

        Install("haproxy");

        Assert.That(processes.Lines, Is.EqualTo(new[] { "dpkg --configure -a", "apt-get install -f", "apt-get install -- haproxy" }));
        Assert.That(said, Has.Some.Contains("repairing"));
    }

    [Test]
    public void It_waits_for_the_lock_and_says_who_holds_it()
    {
        HoldLock();
        int looks = 0;
        files.Looking = path =>
        {
            if (path == "/var/lib/dpkg/lock-frontend" && ++looks == 3) files["/proc/locks"] = "";
        };
        processes.On("apt-get install");

        Install("haproxy");

        Assert.That(said, Is.EqualTo(new[] { "waiting for the package manager's lock, held by 'apt-get update', process 77 (/var/lib/dpkg/lock-frontend)" }));
        Assert.That(processes.Ran, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_lock_that_stays_held_is_an_error_that_names_the_holder()
    {
        HoldLock();
        DateTimeOffset start = clock.Now;

        Assert.That(InstallError("haproxy"), Does.Contain("after 300 s by 'apt-get update', process 77"));
        Assert.That(clock.Now - start, Is.EqualTo(TimeSpan.FromSeconds(300)));
        Assert.That(processes.Ran, Is.Empty);
    }

    [Test]
    public void An_apt_that_another_process_was_quicker_than_is_tried_again()
    {
        processes.On("apt-get install", exitCode: 100, effect: () => processes.On("apt-get install"),
            stderr: "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 5 (apt)\n");

        Install("haproxy");

        Assert.That(processes.Ran, Has.Count.EqualTo(2));
    }

    [Test]
    public void Only_what_is_there_is_removed()
    {
        files["/var/lib/dpkg/status"] += "Package: nginx\nStatus: deinstall ok config-files\nArchitecture: amd64\nVersion: 1\n";
        processes.On("apt-get purge");

        packages.Remove(["nginx", "nothing"], purge: false, new PackageOptions());
        packages.Remove(["nginx", "nothing"], purge: true, new PackageOptions());

        Assert.That(processes.Lines, Is.EqualTo(new[] { "apt-get purge -- nginx" }));
    }

    [TestCase("haproxy-")]
    [TestCase("^haproxy$")]
    [TestCase("Haproxy")]
    [TestCase("--purge")]
    public void A_name_that_apt_would_read_otherwise_is_refused(string name)
    {
        Assert.That(InstallError(name), Does.Contain("is not a package name"));
        Assert.That(processes.Ran, Is.Empty);
    }

    [Test]
    public void A_candidate_is_asked_for_once_until_the_lists_change()
    {
        processes.On("apt-cache policy haproxy", "haproxy:\n  Installed: (none)\n  Candidate: 2.6.12-1+deb12u4\n  Version table:\n").On("apt-get update");

        string? first = packages.Candidate("haproxy"), second = packages.Candidate("haproxy");
        int asked = processes.Ran.Count;
        packages.UpdateLists();
        packages.Candidate("haproxy");

        Assert.That((first, second, asked), Is.EqualTo(("2.6.12-1+deb12u4", "2.6.12-1+deb12u4", 1)));
        Assert.That(processes.Lines.Count(line => line.StartsWith("apt-cache", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [Test]
    public void The_candidate_of_a_virtual_package_is_that_of_its_sole_provider()
    {
        processes.On("apt-cache policy mta", "mta:\n  Installed: (none)\n  Candidate: (none)\n")
            .On("apt-cache showpkg mta", "Package: mta\nVersions: \n\nReverse Depends: \n  x,mta\nReverse Provides: \npostfix 3.7 (= 3.7)\n")
            .On("apt-cache policy postfix", "postfix:\n  Candidate: 3.7\n").On("apt-cache policy nothing");

        Assert.That(packages.Candidate("mta"), Is.EqualTo("3.7"));
        Assert.That(packages.Candidate("nothing"), Is.Null);
    }

    [Test]
    public void A_simulation_tells_packages_versions_and_files()
    {
        files["/var/cache/apt/archives/tree_1%3a2.1.0-1_amd64.deb"] = "";
        files["/var/lib/dpkg/info/haproxy.list"] = "/.\n/etc\n/etc/haproxy/haproxy.cfg\n";
        processes.On("apt-get -s", "NOTE: This is only a simulation!\nInst libx (1.0-1 Debian:12.11/stable [amd64])\nInst haproxy [2.6.12-1+deb12u3] (2.6.12-1+deb12u4 Debian:12.11/stable, Debian-Security:12/stable-security [amd64]) []\n"
                + "Inst tree (1:2.1.0-1 Debian:12.11/stable [amd64])\nConf tree (1:2.1.0-1 Debian:12.11/stable [amd64])\n")
            .On("dpkg-deb -c", "drwxr-xr-x root/root         0 2022-12-31 14:26 ./\ndrwxr-xr-x root/root         0 2022-12-31 14:26 ./usr/\n-rwxr-xr-x root/root     92232 2022-12-31 14:26 ./usr/bin/tree\nlrwxrwxrwx root/root         0 2022-12-31 14:26 ./usr/bin/t -> tree\n");

        IReadOnlyList<PlannedPackage> planned = packages.Simulate([new("haproxy"), new("tree")]);

        Assert.That(planned.Select(package => $"{package.Name} {package.Version} {(package.Files is null ? "?" : string.Join(",", package.Files))}"), Is.EqualTo(new[]
        {
            "libx 1.0-1 ?", "haproxy 2.6.12-1+deb12u4 /etc,/etc/haproxy/haproxy.cfg", "tree 1:2.1.0-1 /usr,/usr/bin/tree,/usr/bin/t",
        }));
    }

    [Test]
    public void Without_lists_a_simulation_knows_only_what_was_asked_for()
    {
        files.Delete("/var/lib/apt/lists/mirror.example_debian_dists_bookworm_InRelease");
        processes.On("apt-get -s", exitCode: 100, stderr: "E: Unable to locate package haproxy");

        Assert.That(packages.Simulate([new("haproxy")]).Single(), Is.EqualTo(new PlannedPackage("haproxy", "?", null)));
    }

    [Test]
    public void The_lists_age_is_their_own_or_the_later_stamps_and_none_without_lists()
    {
        string list = "/var/lib/apt/lists/mirror.example_debian_dists_bookworm_InRelease", stamp = "/var/lib/apt/periodic/update-success-stamp";
        files[stamp] = "";
        files.SetTime(list, new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));
        files.SetTime(stamp, new(2025, 1, 2, 0, 0, 0, TimeSpan.Zero));

        Assert.That(packages.ListsUpdatedAt!.Value.Day, Is.EqualTo(2));
        files.Delete(list);
        Assert.That(packages.ListsUpdatedAt, Is.Null);
    }

    [Test]
    public void A_policy_that_forbids_starts_is_said_once()
    {
        files["/usr/sbin/policy-rc.d"] = "#!/bin/sh\nexit 101\n";
        processes.On("policy-rc.d haproxy start", exitCode: 101).On("apt-get install");

        Install("haproxy");
        Install("haproxy");

        Assert.That(said, Has.Count.EqualTo(1).And.One.Contains("forbids starting services"));
    }

    [Test]
    public void Debconf_gets_its_answers_before_the_install()
    {
        processes.On("debconf-set-selections").On("apt-get install");

        packages.Install([new("tzdata")], new PackageOptions { Preseed = "tzdata tzdata/Areas select Europe\n" });

        Assert.That(processes.Lines, Is.EqualTo(new[] { "debconf-set-selections", "apt-get install -- tzdata" }));
        Assert.That(processes.Ran[0].Input, Is.EqualTo("tzdata tzdata/Areas select Europe\n"));
    }

    private void HoldLock()
    {
        files["/var/lib/dpkg/lock-frontend"] = "";
        FileStatus status = files.Stat("/var/lib/dpkg/lock-frontend")!.Value;
        files["/proc/locks"] = $"1: POSIX  ADVISORY  WRITE 77 00:02:{status.Inode} 0 EOF\n1: -> POSIX  ADVISORY  WRITE 78 00:02:{status.Inode} 0 EOF\n";
        files["/proc/77/cmdline"] = "apt-get\0update\0";
    }
}
