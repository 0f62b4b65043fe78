using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Cookbooks.Haproxy;

/// <summary>HAProxy itself and its service.</summary>
public sealed class InstallAndServiceTests
{
    private Balancer balancer = null!;
    private Shelf shelf = null!;

    [OneTimeSetUp]
    public void Furnish() => shelf = new(
        ("package", """HaproxyInstall("package", new() { PackageVersion = "2.6.12-1", User = "proxy", Group = "proxies" });"""),
        ("source", """
            HaproxyInstall("source", new() { SourceVersion = "2.8.5", SourceUrl = "https://mirror.example/haproxy-2.8.5.tar.gz", UseLua = true, LuaInc = "/opt/lua/include", SslLib = "/opt/ssl/lib", UsePcre = false });
            """),
        ("create", """HaproxyService("haproxy", new() { Action = Create, BinPrefix = "/usr/local", ConfigDir = "/srv/h" });"""),
        ("own_unit", """HaproxyService("haproxy", new() { ServiceName = "lb", SystemdUnitContent = new() { ["Service"] = new() { ["ExecStart"] = "/bin/h", ["ExecReload"] = ["a", "b"] } } });"""),
        ("text_unit", """HaproxyService("haproxy", new() { SystemdUnitContent = "[Service]\nExecStart=/bin/h\n" });"""),
        ("delete", """HaproxyService("haproxy", new() { Action = Delete });"""),
        ("stop", """HaproxyService("haproxy", new() { Action = [Stop, Disable] });"""));

    [OneTimeTearDown]
    public void Leave() => shelf.Dispose();

    [SetUp]
    public void MakeMachine() => balancer = new();

    private RecipeTestResult Converge(string recipe) => shelf.Test(balancer).Converge($"recipe[web::{recipe}]");

    [Test]
    public void The_package_comes_with_its_user_and_group()
    {
        Converge("package");
        Assert.That(balancer.Machine.Log, Is.EqualTo(new[] { "install haproxy 2.6.12-1", "create group proxies", "create user proxy" }));
        Assert.That(Converge("package").Updated, Is.Zero);
    }

    [Test]
    public void The_source_is_fetched_built_with_its_options_and_installed_unless_it_is_there()
    {
        foreach (string package in new[] { "build-essential", "libssl-dev", "zlib1g-dev", "libsystemd-dev" }) balancer.Machine.HasPackage(package, "1");
        balancer.Machine.HasDirectory("/usr/local/src").HasDownload("https://mirror.example/haproxy-2.8.5.tar.gz", "tar");
        balancer.Machine.Command("*haproxy -v*").Returns(1);
        string code = "";
        balancer.Machine.Command("bash*").Does(command => code = command.Input!);
        shelf.Test(balancer).NotIdempotent("haproxy -v is still not the wanted one").Converge("recipe[web::source]");
        Assert.That(code, Does.Contain("make TARGET=linux-glibc USE_LIBCRYPT=1 USE_PCRE=0 USE_OPENSSL=1 USE_ZLIB=1 USE_LINUX_TPROXY=1 USE_LINUX_SPLICE=1 USE_SYSTEMD=1 USE_LUA=1 LUA_INC=/opt/lua/include SSL_LIB=/opt/ssl/lib LDFLAGS=-Wl,-rpath,/opt/ssl/lib\nmake install PREFIX=/usr\n"));
        Assert.That(balancer.Machine.Log, Has.None.Contains("libssl-dev").And.None.Contains("libpcre"));
        balancer.Machine.Command("*haproxy -v*").Returns(0);
        Assert.That(Converge("source").Updated, Is.Zero);
    }

    [Test]
    public void Create_writes_the_unit_and_has_systemd_read_it()
    {
        balancer.Machine.HasDirectory("/run/systemd/system").Command("systemctl daemon-reload").Returns(0);
        Converge("create");
        string unit = balancer.Machine.ReadText("/etc/systemd/system/haproxy.service");
        Assert.That(unit, Does.Contain("ExecStart=/usr/local/sbin/haproxy -Ws -f $CONFIG -p $PIDFILE -S /run/haproxy-master.sock $OPTIONS\n").And.Contain("Environment=\"CONFIG=/srv/h/haproxy.cfg\" ")
            .And.Contain("ExecReload=/usr/local/sbin/haproxy -c -q -f $CONFIG\nExecReload=/bin/kill -USR2 $MAINPID\n"));
        Assert.That(balancer.Machine.Log, Is.EqualTo(new[] { "run systemctl daemon-reload" }));
        balancer.Machine.ClearLog();
        Assert.That(Converge("create").Updated, Is.Zero);
        Assert.That(balancer.Machine.Log, Is.Empty);
        Assert.That(balancer.Machine.Files.Stat("/srv/h/haproxy.cfg"), Is.Null, "nobody declares a section");
    }

    [TestCase("own_unit", "/etc/systemd/system/lb.service", "[Service]\nExecStart=/bin/h\nExecReload=a\nExecReload=b\n")]
    [TestCase("text_unit", "/etc/systemd/system/haproxy.service", "[Service]\nExecStart=/bin/h\n")]
    public void The_unit_may_be_ones_own(string recipe, string file, string unit)
    {
        Converge(recipe);
        Assert.That(balancer.Machine.ReadText(file), Is.EqualTo(unit));
    }

    [Test]
    public void Delete_stops_the_service_and_removes_its_unit()
    {
        balancer.Machine.HasService("haproxy", running: true, enabled: true).HasFile("/etc/systemd/system/haproxy.service", "x").HasFile("/etc/default/haproxy", "");
        Converge("delete");
        Assert.That(balancer.Machine.Log, Is.EqualTo(new[] { "stop haproxy", "disable haproxy" }));
        Assert.That(balancer.Machine.Files.Stat("/etc/systemd/system/haproxy.service"), Is.Null);
    }

    [Test]
    public void Stopping_and_disabling_wait_for_nothing()
    {
        balancer.Machine.HasService("haproxy", running: true, enabled: true);
        Converge("stop");
        Assert.That(balancer.Machine.Log, Is.EqualTo(new[] { "stop haproxy", "disable haproxy" }));
    }
}
