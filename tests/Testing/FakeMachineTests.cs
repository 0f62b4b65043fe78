using RecipeRunner.Machines;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Testing;

public sealed class FakeMachineTests
{
    [Test]
    public void A_preset_looks_like_its_distribution()
    {
        FakeMachine machine = FakeMachine.Ubuntu2204();
        Assert.That(machine.Facts.Gather("platform"), Is.EqualTo("ubuntu"));
        Assert.That(machine.ReadText("/etc/os-release"), Does.Contain("VERSION_ID=\"22.04\""));
        Assert.That(machine.Accounts.User("www-data")!.Uid, Is.EqualTo(33));
        Assert.That(machine.Files.Stat("/bin")!.Value.Kind, Is.EqualTo(FileKind.Directory));
        Assert.That(FakeMachine.Debian12().Facts.Gather("platform_version"), Is.EqualTo("12"));
        Assert.That(FakeMachine.Ubuntu2404().Facts.Gather("platform_version"), Is.EqualTo("24.04"));
    }

    [Test]
    public void A_preset_is_found_by_Ohais_names()
    {
        Assert.That(FakeMachine.Of("ubuntu", "22.04").Facts.Gather("lsb"), Has.Count.EqualTo(4));
        Assert.That(() => FakeMachine.Of("debian", "11"), Throws.ArgumentException.With.Message.EqualTo("There is no preset of debian 11, but of debian 12, ubuntu 22.04, ubuntu 24.04."));
    }

    [Test]
    public void Facts_of_a_test_lie_over_those_of_the_preset_and_maps_are_merged()
    {
        FakeMachine machine = FakeMachine.Debian12().HasFacts(new { memory = new { total = "1kB" }, roles = new[] { "web" }, cloud = new { port = 8, ratio = 0.5, on = true } });
        Assert.That(machine.Facts.Gather("memory"), Does.ContainKey("free").And.ContainKey("total").WithValue("1kB"));
        Assert.That(machine.Facts.Gather("roles"), Is.EqualTo(new[] { "web" }));
        Assert.That(machine.Facts.Gather("cloud"), Is.EqualTo(new Dictionary<string, object?> { ["port"] = 8L, ["ratio"] = 0.5, ["on"] = true }));
        Assert.That(machine.Facts.Keys, Does.Contain("cloud"));
        Assert.That(FakeMachine.Debian12().Facts.Gather("memory"), Does.ContainKey("total").WithValue("2097152kB"));
    }

    [Test]
    public void What_was_done_stands_in_the_log_in_order()
    {
        FakeMachine machine = FakeMachine.Debian12().HasPackage("haproxy", "2.6.12-1", files: ["/etc/haproxy/haproxy.cfg"], service: "haproxy");
        machine.Command("make *").Returns(0);
        machine.Packages.Install([new PackageRequest("haproxy")], new PackageOptions());
        machine.Services.Reload("haproxy");
        machine.Processes.Run(new Command(["make", "install"]));
        Assert.That(machine.Log, Is.EqualTo(new[] { "install haproxy 2.6.12-1", "reload haproxy", "run make install" }));
    }

    [Test]
    public void An_installed_package_brings_its_files_and_a_running_service()
    {
        FakeMachine machine = FakeMachine.Debian12().HasPackage("haproxy", "2.6.12-1", files: ["/etc/haproxy/haproxy.cfg"], service: "haproxy");
        machine.Packages.Install([new PackageRequest("haproxy")], new PackageOptions());
        Assert.That(machine.Files.Stat("/etc/haproxy/haproxy.cfg"), Is.Not.Null);
        Assert.That(machine.Services.Status("haproxy"), Is.EqualTo(new ServiceStatus(true, true, true)));
        Assert.That(machine.Packages.Simulate([new PackageRequest("haproxy")]), Is.Empty);
        machine.Packages.Remove(["haproxy"], purge: false, new PackageOptions());
        Assert.That(machine.Files.Stat("/etc/haproxy/haproxy.cfg"), Is.Not.Null, "configuration stays");
        Assert.That(machine.Services.Status("haproxy").Exists, Is.False);
    }

    [Test]
    public void An_unexpected_command_is_named_with_how_to_answer_for_it()
    {
        FakeMachine machine = FakeMachine.Debian12();
        machine.Command("other").Returns(0);
        Assert.That(() => machine.Processes.Run(Command.Shell("echo \"a\"")),
            Throws.TypeOf<UnexpectedCommandException>().With.Message.Contains("machine.Command(\"echo \\\"a\\\"\")").And.Message.Contains("\"other\""));
    }

    [TestCase("haproxy -c *", "haproxy -c -f /x", true)]
    [TestCase("*", "", true)]
    [TestCase("a*c*e", "abcde", true)]
    [TestCase("a*c", "abcd", false)]
    [TestCase("abc", "abcd", false)]
    public void A_star_in_a_pattern_stands_for_anything(string pattern, string command, bool fits)
    {
        FakeMachine machine = FakeMachine.Debian12();
        machine.Command(pattern).Returns(7);
        if (fits) Assert.That(machine.Processes.Run(Command.Shell(command)).ExitCode, Is.EqualTo(7));
        else Assert.That(() => machine.Processes.Run(Command.Shell(command)), Throws.TypeOf<UnexpectedCommandException>());
    }

    [Test]
    public void The_last_answer_wins_and_an_answer_can_change_the_machine()
    {
        FakeMachine machine = FakeMachine.Debian12();
        machine.Command("make").Returns(1);
        machine.Command("make").Does(_ => machine.HasFile("/opt/made", "x"));
        Assert.That(machine.Processes.Run(Command.Shell("make")).Succeeded, Is.True);
        Assert.That(machine.ReadText("/opt/made"), Is.EqualTo("x"));
    }

    [Test]
    public void An_unknown_package_or_service_says_how_to_make_it_known()
    {
        FakeMachine machine = FakeMachine.Debian12();
        Assert.That(() => machine.Packages.Install([new PackageRequest("nginx")], new PackageOptions()), Throws.InstanceOf<IOException>().With.Message.Contains("HasPackage(\"nginx\""));
        Assert.That(() => machine.Services.Start("nginx"), Throws.InstanceOf<IOException>().With.Message.Contains("HasService(\"nginx\""));
        Assert.That(() => machine.Downloads.Fetch(new DownloadRequest(new Uri("http://x/y"), null, null, new Dictionary<string, string>())),
            Throws.InstanceOf<IOException>().With.Message.Contains("HasDownload(\"http://x/y\""));
    }

    [TestCase("1.0", "1.0", 0)]
    [TestCase("1.0~rc1", "1.0", -1)]
    [TestCase("1.10", "1.9", 1)]
    [TestCase("2.6.12-1+deb12u4", "2.6.12-1", 1)]
    [TestCase("1:0.9", "2.0", 1)]
    [TestCase("1.0a", "1.0+", -1)]
    public void Versions_compare_as_dpkg_compares_them(string left, string right, int sign)
    {
        IPackages packages = FakeMachine.Debian12().Packages;
        Assert.That(Math.Sign(packages.CompareVersions(left, right)), Is.EqualTo(sign));
        Assert.That(Math.Sign(packages.CompareVersions(right, left)), Is.EqualTo(-sign));
    }

    [Test]
    public void Waiting_takes_no_time()
    {
        FakeMachine machine = FakeMachine.Debian12();
        DateTimeOffset before = machine.Clock.Now;
        machine.Clock.Sleep(TimeSpan.FromHours(2));
        Assert.That(machine.Clock.Now - before, Is.EqualTo(TimeSpan.FromHours(2)));
        Assert.That(machine.Log, Is.EqualTo(new[] { "sleep 7200 s" }));
    }
}
