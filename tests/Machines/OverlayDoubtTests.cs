using RecipeRunner.Machines;
using RecipeRunner.Machines.Overlay;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Machines;

/// <summary>What a plan is certain of, and what not.</summary>
public sealed class OverlayDoubtTests
{
    private FakeMachine below = null!;
    private OverlayMachine plan = null!;

    private static FileWrite Text(string text) => new() { Content = System.Text.Encoding.UTF8.GetBytes(text) };

    [SetUp]
    public void MakeMachine()
    {
        below = FakeMachine.Debian12()
            .HasPackage("haproxy", "2.6.12-1", files: ["/etc/haproxy/haproxy.cfg", "/usr/sbin/haproxy"], service: "haproxy")
            .HasService("cron", running: true, enabled: true)
            .HasFile("/etc/motd", "hello");
        below.Command("*").Returns(0, "answer");
        below.ClearLog();
        plan = new OverlayMachine(below);
    }

    [TearDown]
    public void Nothing_happens_on_the_machine_below() => Assert.That(below.Log.Where(line => !line.StartsWith("ask", StringComparison.Ordinal)), Is.Empty);

    private string? DoubtOf(Action<IMachine> read)
    {
        plan.Doubts.Clear();
        read(plan);
        return plan.Doubts.Reason;
    }

    private string? DoubtOf(string path) => DoubtOf(machine => machine.Files.Stat(path));

    private void RunChange(string text) => plan.Processes.Run(Command.Shell(text));

    private void Install() => plan.Packages.Install([new PackageRequest("haproxy")], new PackageOptions());

    [Test]
    public void What_is_written_is_read_back_and_certain()
    {
        plan.Files.Write("/etc/motd", Text("new"));
        Assert.That(plan.Files.ContentEquals("/etc/motd", "new"u8), Is.True);
        Assert.That(plan.Doubts.Reason, Is.Null);
        Assert.That(below.ReadText("/etc/motd"), Is.EqualTo("hello"));
    }

    [Test]
    public void A_command_that_changes_something_is_not_run()
    {
        Assert.That(plan.Processes.Run(Command.Shell("make install")), Is.EqualTo(new CommandResult(0, "", "")));
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
        plan.Processes.Run(new Command(["sh"]) { Input = "cp a /etc/motd", Cwd = "/srv" });
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
        plan.Files.Write("/etc/motd", Text("new"));
        plan.Services.Restart("cron");
        Assert.That(DoubtOf("/etc/motd"), Is.Null);
        Assert.That(DoubtOf(machine => machine.Services.Status("cron")), Is.Null);
        RunChange("y /etc/motd");
        Assert.That(DoubtOf("/etc/motd"), Does.Contain("y /etc/motd"));
    }

    [Test]
    public void A_mode_set_on_a_doubtful_file_leaves_its_content_in_doubt()
    {
        RunChange("x /etc/motd");
        plan.Files.SetMode("/etc/motd", 0b110_000_000);
        Assert.That(DoubtOf(machine => machine.Files.Read("/etc/motd")), Is.Not.Null);
    }

    [Test]
    public void What_an_uncertain_step_writes_is_in_doubt()
    {
        plan.Doubts.Writing = "because";
        plan.Files.Write("/etc/motd", Text("new"));
        plan.Files.CreateDirectory("/srv/d");
        plan.Services.Stop("cron");
        plan.Accounts.CreateUser(new UserChange("deploy"));
        plan.Packages.Remove(["x"], purge: false, new PackageOptions());
        plan.Doubts.Writing = null;
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
        plan.Files.Write("/etc/motd", Text("new"));
        Assert.That(plan.Processes.Run(guard).Stdout, Is.EqualTo("answer"));
        Assert.That(DoubtOf(machine => machine.Processes.Run(guard)), Is.EqualTo("`test -f /x` was asked before the changes of this plan were made"));
    }

    [Test]
    public void A_program_that_a_pending_package_brings_answers_not_found_with_doubt()
    {
        below.Command("haproxy -c").Answers(_ => throw new CommandStartException("no program haproxy"));
        Command verify = new(["haproxy", "-c"]) { Changes = false };
        Assert.That(() => plan.Processes.Run(verify), Throws.TypeOf<CommandStartException>());
        Install();
        Assert.That(plan.Processes.Run(verify).ExitCode, Is.EqualTo(127));
        Assert.That(DoubtOf(machine => machine.Processes.Run(verify)), Is.Not.Null);
    }

    [Test]
    public void A_program_that_nothing_pending_brings_still_fails()
    {
        below.Command("nginx -t").Answers(_ => throw new CommandStartException("no program nginx"));
        Install();
        Assert.That(() => plan.Processes.Run(new Command(["nginx", "-t"]) { Changes = false }), Throws.TypeOf<CommandStartException>());
    }

    [Test]
    public void A_pending_package_counts_as_installed_and_its_known_files_are_there_but_in_doubt()
    {
        Install();
        Assert.That(plan.Packages.Status("haproxy").InstalledVersion, Is.EqualTo("2.6.12-1"));
        Assert.That(plan.Doubts.Reason, Is.Null);
        Assert.That(plan.Files.Stat("/etc/haproxy/haproxy.cfg")!.Value.Kind, Is.EqualTo(FileKind.File));
        Assert.That(plan.Files.Stat("/etc/haproxy")!.Value.Kind, Is.EqualTo(FileKind.Directory));
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
        plan.Files.Write("/etc/haproxy/haproxy.cfg", Text("global"));
        Assert.That(DoubtOf("/etc/haproxy/haproxy.cfg"), Is.Null);
        Assert.That(plan.Files.ContentEquals("/etc/haproxy/haproxy.cfg", "global"u8), Is.True);
    }

    [Test]
    public void A_pending_packages_folder_stays_one_when_its_owner_is_set()
    {
        Install();
        plan.Files.SetOwner("/etc/haproxy", 5, 5);
        plan.Files.Write("/etc/haproxy/haproxy.cfg", Text("global"));
        Assert.That(plan.Files.Stat("/etc/haproxy")!.Value.Uid, Is.EqualTo(5));
        Assert.That(plan.Files.ContentEquals("/etc/haproxy/haproxy.cfg", "global"u8), Is.True);
    }

    [Test]
    public void A_pending_packages_service_and_accounts_are_in_doubt_until_they_are_set()
    {
        Install();
        Assert.That(plan.Services.Status("haproxy").Exists, Is.True);
        Assert.That(DoubtOf(machine => machine.Services.Status("haproxy")), Is.Not.Null);
        Assert.That(DoubtOf(machine => machine.Accounts.User("haproxy")), Is.Not.Null);
        Assert.That(DoubtOf(machine => machine.Services.Status("cron")), Is.Null);
        Assert.That(DoubtOf(machine => machine.Services.Status("nosuch")), Is.Null);
        plan.Services.Start("haproxy");
        Assert.That(plan.Services.Status("haproxy").Running, Is.True);
        Assert.That(DoubtOf(machine => machine.Services.Status("haproxy")), Is.Null);
    }

    [TestCase("/etc/haproxy/x", true)]
    [TestCase("/etc/default/haproxy", true)]
    [TestCase("/etc/rsyslog.d/49-haproxy.conf", true)]
    [TestCase("/etc/myhaproxy", false)]
    [TestCase("/etc/motd", false)]
    public void Of_a_package_whose_files_are_not_known_what_bears_its_name_is_in_doubt(string path, bool doubtful)
    {
        plan.Packages.InstallFile("/tmp/haproxy_2.6_amd64.deb", new PackageOptions());
        Assert.That(DoubtOf(path), doubtful ? Is.Not.Null : Is.Null);
    }

    [Test]
    public void A_unit_that_the_plan_writes_makes_a_service()
    {
        Assert.That(plan.Services.Status("app").Exists, Is.False);
        plan.Files.Write("/etc/systemd/system/app.service", Text("[Service]"));
        Assert.That(plan.Services.Status("app"), Is.EqualTo(new ServiceStatus(true, false, false)));
        Assert.That(plan.Doubts.Reason, Is.Null);
    }

    [Test]
    public void A_user_that_the_plan_makes_has_a_group_a_home_and_is_certain()
    {
        below.HasFile("/etc/skel/.profile", "x");
        plan.Accounts.CreateUser(new UserChange("deploy") { ManageHome = true });
        UserAccount user = plan.Accounts.User("deploy")!;
        Assert.That(plan.Accounts.Group(user.Gid)!.Name, Is.EqualTo("deploy"));
        Assert.That(plan.Accounts.User(user.Uid), Is.EqualTo(user));
        Assert.That(plan.Files.Stat("/home/deploy/.profile")!.Value.Uid, Is.EqualTo(user.Uid));
        Assert.That(plan.Doubts.Reason, Is.Null);
        Assert.That(below.Accounts.User("deploy"), Is.Null);
        plan.Accounts.RemoveUser("deploy", removeHome: true);
        Assert.That(plan.Accounts.User("deploy"), Is.Null);
        Assert.That(plan.Files.Stat("/home/deploy"), Is.Null);
    }

    [Test]
    public void A_candidate_is_verified_where_the_commands_below_can_read_it()
    {
        string? seen = null;
        plan.Files.Write("/etc/motd", Text("new") with { Verify = path => seen = below.ReadText(path) });
        Assert.That(seen, Is.EqualTo("new"));
        Assert.That(() => plan.Files.Write("/etc/motd", Text("bad") with { Verify = _ => throw new InvalidDataException() }), Throws.TypeOf<InvalidDataException>());
        Assert.That(plan.Files.ContentEquals("/etc/motd", "new"u8), Is.True);
        Assert.That(below.Files.List("/tmp"), Is.Empty);
    }

    [Test]
    public void New_package_lists_put_candidates_in_doubt()
    {
        Assert.That(DoubtOf(machine => machine.Packages.Candidate("haproxy")), Is.Null);
        plan.Packages.UpdateLists();
        Assert.That(DoubtOf(machine => machine.Packages.Candidate("haproxy")), Is.Not.Null);
        plan.Packages.Install([new PackageRequest("unknown-yet")], new PackageOptions());
        Assert.That(plan.Packages.Status("unknown-yet").IsInstalled, Is.True);
    }

    [Test]
    public void A_plan_neither_sleeps_nor_downloads()
    {
        plan.Clock.Sleep(TimeSpan.FromHours(1));
        Assert.That(plan.Clock.Now - below.Clock.Now, Is.EqualTo(TimeSpan.FromHours(1)));
        DownloadRequest request = new(new Uri("http://localhost/x"), "\"1\"", null, new Dictionary<string, string>());
        Assert.That(() => plan.Downloads.Fetch(request), Throws.InvalidOperationException);
        below.HasDownload("http://localhost/x", "y", etag: "\"1\"");
        Assert.That(plan.Downloads.Probe(request), Is.EqualTo(DownloadProbe.Unchanged));
    }
}
