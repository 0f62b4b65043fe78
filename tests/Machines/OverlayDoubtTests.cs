using RecipeRunner.Machines;
using RecipeRunner.Machines.Overlay;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Machines;

/// <summary>What a plan is certain of, and what not.</summary>
public sealed class OverlayDoubtTests
{
    private FakeMachine _below = null!;
    private OverlayMachine _plan = null!;

    private static FileWrite Text(string text) => new() { Content = System.Text.Encoding.UTF8.GetBytes(text) };

    [SetUp]
    public void MakeMachine()
    {
        _below = FakeMachine.Debian12()
            .HasPackage("haproxy", "2.6.12-1", files: ["/etc/haproxy/haproxy.cfg", "/usr/sbin/haproxy"], service: "haproxy")
            .HasService("cron", running: true, enabled: true)
            .HasFile("/etc/motd", "hello");
        _below.Command("*").Returns(0, "answer");
        _below.ClearLog();
        _plan = new OverlayMachine(_below);
    }

    [TearDown]
    public void Nothing_happens_on_the_machine_below() => Assert.That(_below.Log.Where(line => !line.StartsWith("ask", StringComparison.Ordinal)), Is.Empty);

    private string? DoubtOf(Action<IMachine> read)
    {
        _plan.Doubts.Clear();
        read(_plan);
        return _plan.Doubts.Reason;
    }

    private string? DoubtOf(string path) => DoubtOf(machine => machine.Files.Stat(path));

    private void RunChange(string text) => _plan.Processes.Run(Command.Shell(text));

    private void Install() => _plan.Packages.Install([new PackageRequest("haproxy")], new PackageOptions());

    [Test]
    public void What_is_written_is_read_back_and_certain()
    {
        _plan.Files.Write("/etc/motd", Text("new"));
        Assert.That(_plan.Files.ContentEquals("/etc/motd", "new"u8), Is.True);
        Assert.That(_plan.Doubts.Reason, Is.Null);
        Assert.That(_below.ReadText("/etc/motd"), Is.EqualTo("hello"));
    }

    [Test]
    public void A_command_that_changes_something_is_not_run()
    {
        Assert.That(_plan.Processes.Run(Command.Shell("make install")), Is.EqualTo(new CommandResult(0, "", "")));
    }

    [TestCase("tar -C /srv/app -xf x.tar", "/srv/app/bin/x")]
    [TestCase("tar -C /srv/app -xf x.tar", "/srv/app")]
    [TestCase("./configure --prefix=/opt/x", "/opt/x/lib")]
    [TestCase("echo a >/etc/motd", "/etc/motd")]
    [TestCase("echo a > \"/etc/motd\"; true", "/etc/motd")]
    [TestCase("PATH=/opt/a:/opt/b x", "/opt/b/c")]
    [TestCase("rm /etc/cron.d/*.conf", "/etc/cron.d/a.conf")]
    [TestCase("touch /var/run/x", "/run/x")]
    public void A_path_that_a_command_names_is_in_doubt_with_all_under_it(string command, string path)
    {
        RunChange(command);
        Assert.That(DoubtOf(path), Is.EqualTo($"depends on what `{command}` does"));
    }

    [TestCase("tar -C /srv/app -xf x.tar", "/srv/application")]
    [TestCase("tar -C /srv/app -xf x.tar", "/srv")]
    [TestCase("cat etc/motd", "/etc/motd")]
    [TestCase("curl http://example.com/etc/motd", "/etc/motd")]
    [TestCase("ls $HOME/etc", "/etc")]
    [TestCase("make 2>/dev/null", "/dev/null")]
    public void A_path_that_a_command_does_not_name_stays_certain(string command, string path)
    {
        RunChange(command);
        Assert.That(DoubtOf(path), Is.Null);
    }

    [Test]
    public void A_script_on_standard_input_and_the_folder_count_too()
    {
        _plan.Processes.Run(new Command(["sh"]) { Input = "cp a /etc/motd", Cwd = "/srv" });
        Assert.That(DoubtOf("/etc/motd"), Is.Not.Null);
        Assert.That(DoubtOf("/srv/x"), Is.Not.Null);
        Assert.That(DoubtOf("/etc/hosts"), Is.Null);
    }

    [Test]
    public void Services_packages_users_and_groups_that_a_command_names_are_in_doubt()
    {
        RunChange("systemctl restart cron.service && adduser www-data tty; apt-get install haproxy=2.6");
        Assert.That(DoubtOf(machine => machine.Services.Status("cron")), Is.Not.Null);
        Assert.That(DoubtOf(machine => machine.Accounts.User("www-data")), Is.Not.Null);
        Assert.That(DoubtOf(machine => machine.Accounts.Group("tty")), Is.Not.Null);
        Assert.That(DoubtOf(machine => machine.Packages.Status("haproxy")), Is.Not.Null);
        Assert.That(DoubtOf(machine => machine.Services.Status("cro")), Is.Null);
        Assert.That(DoubtOf(machine => machine.Accounts.User("nobody")), Is.Null);
    }

    [Test]
    public void What_is_written_after_a_command_is_certain_again()
    {
        RunChange("x /etc/motd; restart cron");
        _plan.Files.Write("/etc/motd", Text("new"));
        _plan.Services.Restart("cron");
        Assert.That(DoubtOf("/etc/motd"), Is.Null);
        Assert.That(DoubtOf(machine => machine.Services.Status("cron")), Is.Null);
        RunChange("y /etc/motd");
        Assert.That(DoubtOf("/etc/motd"), Does.Contain("y /etc/motd"));
    }

    [Test]
    public void A_mode_set_on_a_doubtful_file_leaves_its_content_in_doubt()
    {
        RunChange("x /etc/motd");
        _plan.Files.SetMode("/etc/motd", 0b110_000_000);
        Assert.That(DoubtOf(machine => machine.Files.Read("/etc/motd")), Is.Not.Null);
    }

    [Test]
    public void What_an_uncertain_step_writes_is_in_doubt()
    {
        _plan.Doubts.Writing = "because";
        _plan.Files.Write("/etc/motd", Text("new"));
        _plan.Files.CreateDirectory("/srv/d");
        _plan.Services.Stop("cron");
        _plan.Accounts.CreateUser(new UserChange("deploy"));
        _plan.Packages.Remove(["x"], purge: false, new PackageOptions());
        _plan.Doubts.Writing = null;
        Assert.That(DoubtOf("/etc/motd"), Is.EqualTo("because"));
        Assert.That(DoubtOf("/srv/d/in/it"), Is.EqualTo("because"));
        Assert.That(DoubtOf(machine => machine.Files.List("/srv")), Is.EqualTo("because"));
        Assert.That(DoubtOf(machine => machine.Services.Status("cron")), Is.EqualTo("because"));
        Assert.That(DoubtOf(machine => machine.Accounts.User("deploy")), Is.EqualTo("because"));
        Assert.That(DoubtOf(machine => machine.Packages.Status("x")), Is.EqualTo("because"));
        Assert.That(DoubtOf("/etc/hosts"), Is.Null);
    }

    [Test]
    public void A_guard_is_certain_before_the_first_change_and_doubtful_after_it()
    {
        Command guard = Command.Shell("test -f /x") with { Changes = false };
        Assert.That(DoubtOf(machine => machine.Processes.Run(guard)), Is.Null);
        _plan.Files.Write("/etc/motd", Text("new"));
        Assert.That(_plan.Processes.Run(guard).Stdout, Is.EqualTo("answer"));
        Assert.That(DoubtOf(machine => machine.Processes.Run(guard)), Is.EqualTo("`test -f /x` was asked before the changes of this plan were made"));
    }

    [Test]
    public void A_program_that_a_pending_package_brings_answers_not_found_with_doubt()
    {
        _below.Command("haproxy -c").Answers(_ => throw new CommandStartException("no program haproxy"));
        Command verify = new(["haproxy", "-c"]) { Changes = false };
        Assert.That(() => _plan.Processes.Run(verify), Throws.TypeOf<CommandStartException>());
        Install();
        Assert.That(_plan.Processes.Run(verify).ExitCode, Is.EqualTo(127));
        Assert.That(DoubtOf(machine => machine.Processes.Run(verify)), Is.Not.Null);
    }

    [Test]
    public void A_program_that_nothing_pending_brings_still_fails()
    {
        _below.Command("nginx -t").Answers(_ => throw new CommandStartException("no program nginx"));
        Install();
        Assert.That(() => _plan.Processes.Run(new Command(["nginx", "-t"]) { Changes = false }), Throws.TypeOf<CommandStartException>());
    }

    [Test]
    public void A_pending_package_counts_as_installed_and_its_known_files_are_there_but_in_doubt()
    {
        Install();
        Assert.That(_plan.Packages.Status("haproxy").InstalledVersion, Is.EqualTo("2.6.12-1"));
        Assert.That(_plan.Doubts.Reason, Is.Null);
        Assert.That(_plan.Files.Stat("/etc/haproxy/haproxy.cfg")!.Value.Kind, Is.EqualTo(FileKind.File));
        Assert.That(_plan.Files.Stat("/etc/haproxy")!.Value.Kind, Is.EqualTo(FileKind.Directory));
        Assert.That(DoubtOf("/etc/haproxy/haproxy.cfg"), Is.EqualTo("the package haproxy, not there yet, may bring it"));
        Assert.That(DoubtOf(machine => machine.Files.List("/etc/haproxy")), Is.Not.Null);
        Assert.That(DoubtOf("/etc/haproxy/other.cfg"), Is.Null, "its files are known");
        Assert.That(DoubtOf("/etc"), Is.Null, "a folder that is there already");
        Assert.That(DoubtOf("/etc/motd"), Is.Null);
    }

    [Test]
    public void A_file_written_where_a_pending_package_makes_the_folder_is_certain()
    {
        Install();
        _plan.Files.Write("/etc/haproxy/haproxy.cfg", Text("global"));
        Assert.That(DoubtOf("/etc/haproxy/haproxy.cfg"), Is.Null);
        Assert.That(_plan.Files.ContentEquals("/etc/haproxy/haproxy.cfg", "global"u8), Is.True);
    }

    [Test]
    public void A_pending_packages_service_and_accounts_are_in_doubt_until_they_are_set()
    {
        Install();
        Assert.That(_plan.Services.Status("haproxy").Exists, Is.True);
        Assert.That(DoubtOf(machine => machine.Services.Status("haproxy")), Is.Not.Null);
        Assert.That(DoubtOf(machine => machine.Accounts.User("haproxy")), Is.Not.Null);
        Assert.That(DoubtOf(machine => machine.Services.Status("cron")), Is.Null);
        Assert.That(DoubtOf(machine => machine.Services.Status("nosuch")), Is.Null);
        _plan.Services.Start("haproxy");
        Assert.That(_plan.Services.Status("haproxy").Running, Is.True);
        Assert.That(DoubtOf(machine => machine.Services.Status("haproxy")), Is.Null);
    }

    [TestCase("/etc/haproxy/x", true)]
    [TestCase("/etc/default/haproxy", true)]
    [TestCase("/etc/rsyslog.d/49-haproxy.conf", true)]
    [TestCase("/etc/myhaproxy", false)]
    [TestCase("/etc/motd", false)]
    public void Of_a_package_whose_files_are_not_known_what_bears_its_name_is_in_doubt(string path, bool doubtful)
    {
        _plan.Packages.InstallFile("/tmp/haproxy_2.6_amd64.deb", new PackageOptions());
        Assert.That(DoubtOf(path), doubtful ? Is.Not.Null : Is.Null);
    }

    [Test]
    public void A_unit_that_the_plan_writes_makes_a_service()
    {
        Assert.That(_plan.Services.Status("app").Exists, Is.False);
        _plan.Files.Write("/etc/systemd/system/app.service", Text("[Service]"));
        Assert.That(_plan.Services.Status("app"), Is.EqualTo(new ServiceStatus(true, false, false)));
        Assert.That(_plan.Doubts.Reason, Is.Null);
    }

    [Test]
    public void A_user_that_the_plan_makes_has_a_group_a_home_and_is_certain()
    {
        _below.HasFile("/etc/skel/.profile", "x");
        _plan.Accounts.CreateUser(new UserChange("deploy") { ManageHome = true });
        UserAccount user = _plan.Accounts.User("deploy")!;
        Assert.That(_plan.Accounts.Group(user.Gid)!.Name, Is.EqualTo("deploy"));
        Assert.That(_plan.Accounts.User(user.Uid), Is.EqualTo(user));
        Assert.That(_plan.Files.Stat("/home/deploy/.profile")!.Value.Uid, Is.EqualTo(user.Uid));
        Assert.That(_plan.Doubts.Reason, Is.Null);
        Assert.That(_below.Accounts.User("deploy"), Is.Null);
        _plan.Accounts.RemoveUser("deploy", removeHome: true);
        Assert.That(_plan.Accounts.User("deploy"), Is.Null);
        Assert.That(_plan.Files.Stat("/home/deploy"), Is.Null);
    }

    [Test]
    public void A_candidate_is_verified_where_the_commands_below_can_read_it()
    {
        string? seen = null;
        _plan.Files.Write("/etc/motd", Text("new") with { Verify = path => seen = _below.ReadText(path) });
        Assert.That(seen, Is.EqualTo("new"));
        Assert.That(() => _plan.Files.Write("/etc/motd", Text("bad") with { Verify = _ => throw new InvalidDataException() }), Throws.TypeOf<InvalidDataException>());
        Assert.That(_plan.Files.ContentEquals("/etc/motd", "new"u8), Is.True);
        Assert.That(_below.Files.List("/tmp"), Is.Empty);
    }

    [Test]
    public void New_package_lists_put_candidates_in_doubt()
    {
        Assert.That(DoubtOf(machine => machine.Packages.Candidate("haproxy")), Is.Null);
        _plan.Packages.UpdateLists();
        Assert.That(DoubtOf(machine => machine.Packages.Candidate("haproxy")), Is.Not.Null);
        _plan.Packages.Install([new PackageRequest("unknown-yet")], new PackageOptions());
        Assert.That(_plan.Packages.Status("unknown-yet").IsInstalled, Is.True);
    }

    [Test]
    public void A_plan_neither_sleeps_nor_downloads()
    {
        _plan.Clock.Sleep(TimeSpan.FromHours(1));
        Assert.That(_plan.Clock.Now - _below.Clock.Now, Is.EqualTo(TimeSpan.FromHours(1)));
        DownloadRequest request = new(new Uri("http://localhost/x"), "\"1\"", null, new Dictionary<string, string>());
        Assert.That(() => _plan.Downloads.Fetch(request), Throws.InvalidOperationException);
        _below.HasDownload("http://localhost/x", "y", etag: "\"1\"");
        Assert.That(_plan.Downloads.Probe(request), Is.EqualTo(DownloadProbe.Unchanged));
    }
}
