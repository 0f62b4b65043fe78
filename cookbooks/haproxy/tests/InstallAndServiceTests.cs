namespace Haproxy.Tests;

/// <summary>HAProxy itself and its service.</summary>
public sealed class InstallAndServiceTests
{
    private const string Unit = "/etc/systemd/system/haproxy.service";

    private readonly FakeMachine machine = Machines.Make("Debian 12");

    private RecipeTestResult Converge(Action recipe) => RecipeTest.On(machine).Converge(recipe);

    [Test]
    public void The_package_comes_with_its_user_and_group()
    {
        Converge(() => HaproxyInstall("package", new() { PackageVersion = "2.6.12-1", User = "proxy", Group = "proxies" }));
        Assert.That(machine.Log, Is.EqualTo(new[] { "install haproxy 2.6.12-1", "create group proxies", "create user proxy" }));
    }

    [Test]
    public void The_source_is_fetched_built_with_its_options_and_installed_unless_it_is_there()
    {
        foreach (string package in new[] { "build-essential", "libssl-dev", "zlib1g-dev", "libsystemd-dev" }) machine.HasPackage(package, "1");
        machine.HasDirectory("/usr/local/src").HasDownload("https://mirror.example/haproxy-2.8.5.tar.gz", "tar");
        bool isBuilt = false;
        string code = "";
        machine.Command("*haproxy -v*").Answers(_ => new CommandResult(isBuilt ? 0 : 1, "", ""));
        machine.Command("bash*").Does(command => (code, isBuilt) = (command.Input!, true));

        Converge(() => HaproxyInstall("source", new()
        {
            SourceVersion = "2.8.5",
            SourceUrl = "https://mirror.example/haproxy-2.8.5.tar.gz",
            UseLua = true,
            LuaInc = "/opt/lua/include",
            SslLib = "/opt/ssl/lib",
            UsePcre = false,
        }));

        Assert.That(code, Does.Contain("make TARGET=linux-glibc USE_LIBCRYPT=1 USE_PCRE=0 USE_OPENSSL=1 USE_ZLIB=1 USE_LINUX_TPROXY=1 USE_LINUX_SPLICE=1 USE_SYSTEMD=1 USE_LUA=1 LUA_INC=/opt/lua/include SSL_LIB=/opt/ssl/lib LDFLAGS=-Wl,-rpath,/opt/ssl/lib\nmake install PREFIX=/usr\n"));
        Assert.That(machine.Log, Has.None.Contains("libssl-dev").And.None.Contains("libpcre"));
    }

    [Test]
    public void Create_writes_the_unit_and_has_systemd_read_it()
    {
        machine.HasDirectory("/run/systemd/system").Command("systemctl daemon-reload").Returns(0);

        Converge(() => HaproxyService("haproxy", new() { Action = Create, BinPrefix = "/usr/local", ConfigDir = "/srv/h" }));

        Assert.That(machine.ReadText(Unit), Does.Contain("ExecStart=/usr/local/sbin/haproxy -Ws -f $CONFIG -p $PIDFILE -S /run/haproxy-master.sock $OPTIONS\n")
            .And.Contain("Environment=\"CONFIG=/srv/h/haproxy.cfg\" ").And.Contain("ExecReload=/usr/local/sbin/haproxy -c -q -f $CONFIG\nExecReload=/bin/kill -USR2 $MAINPID\n"));
        Assert.That(machine.Log, Is.EqualTo(new[] { "run systemctl daemon-reload" }));
        Assert.That(machine.Files.Stat("/srv/h/haproxy.cfg"), Is.Null, "nobody declares a section");
    }

    [Test]
    public void The_unit_may_be_ones_own()
    {
        Converge(() => HaproxyService("haproxy", new() { ServiceName = "lb", SystemdUnitContent = new() { ["Service"] = new() { ["ExecStart"] = "/bin/h", ["ExecReload"] = ["a", "b"] } } }));
        Assert.That(machine.ReadText("/etc/systemd/system/lb.service"), Is.EqualTo("[Service]\nExecStart=/bin/h\nExecReload=a\nExecReload=b\n"));
    }

    [Test]
    public void The_unit_may_be_text()
    {
        Converge(() => HaproxyService("haproxy", new() { SystemdUnitContent = "[Service]\nExecStart=/bin/h\n" }));
        Assert.That(machine.ReadText(Unit), Is.EqualTo("[Service]\nExecStart=/bin/h\n"));
    }

    [Test]
    public void Delete_stops_the_service_and_removes_its_unit()
    {
        machine.HasService("haproxy", running: true, enabled: true).HasFile(Unit, "x").HasFile("/etc/default/haproxy", "");

        Converge(() => HaproxyService("haproxy", new() { Action = Delete }));

        Assert.That(machine.Log, Is.EqualTo(new[] { "stop haproxy", "disable haproxy" }));
        Assert.That((machine.Files.Stat(Unit), machine.Files.Stat("/etc/default/haproxy")), Is.EqualTo(((FileStatus?)null, (FileStatus?)null)));
    }

    [Test]
    public void Stopping_and_disabling_wait_for_nothing()
    {
        machine.HasService("haproxy", running: true, enabled: true);
        Converge(() => HaproxyService("haproxy", new() { Action = [Stop, Disable] }));
        Assert.That(machine.Log, Is.EqualTo(new[] { "stop haproxy", "disable haproxy" }));
    }
}
