using RecipeRunner.Machines.Facts;

namespace RecipeRunner.Tests.Machines.Facts;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LocalFactsTests
{
    private readonly CannedFiles files = new();
    private readonly LocalFacts facts;

    public LocalFactsTests() => facts = new LocalFacts(files);

    private object? Fact(params string[] path)
    {
        object? value = facts.Gather(path[0]);
        foreach (string key in path[1..]) value = ((Dictionary<string, object?>)value!)[key];
        return value;
    }

    [Test]
    public void The_platform_comes_from_os_release()
    {
        files["/etc/os-release"] = "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nVERSION_ID=\"12\"\nVERSION_CODENAME=bookworm\nID=debian\n";

        Assert.That((Fact("platform"), Fact("platform_family"), Fact("platform_version")), Is.EqualTo(((object)"debian", (object)"debian", (object)"12")));
        Assert.That((Fact("lsb", "id"), Fact("lsb", "codename")), Is.EqualTo(((object)"Debian", (object)"bookworm")));
    }

    [TestCase("ID=ubuntu\nVERSION_ID=\"24.04\"\nID_LIKE=debian\n", "ubuntu", "debian", "24.04")]
    [TestCase("ID=\"rhel\"\nVERSION_ID=\"9.4\"\n", "redhat", "rhel", "9.4")]
    [TestCase("ID=pop\nID_LIKE=\"ubuntu debian\"\nVERSION_ID=22\n", "pop", "ubuntu", "22")]
    [TestCase("ID=debian\n", "debian", "debian", "trixie/sid")]
    public void Other_platforms_have_Ohais_names(string release, string platform, string family, string version)
    {
        files["/etc/os-release"] = release;
        files["/etc/debian_version"] = "trixie/sid\n";

        Assert.That((Fact("platform"), Fact("platform_family"), Fact("platform_version")), Is.EqualTo(((object)platform, (object)family, (object)version)));
    }

    [TestCase("127.0.0.1 localhost\n127.0.1.1 web1.example.org web1 # me\n", "web1", "web1.example.org", "example.org")]
    [TestCase("127.0.0.1 localhost\n", "web1", "web1", null)]
    [TestCase("", "web1.example.org", "web1.example.org", "example.org")]
    public void The_full_name_comes_from_the_hosts_file(string hosts, string own, string fqdn, string? domain)
    {
        files["/proc/sys/kernel/hostname"] = own + "\n";
        files["/etc/hosts"] = hosts;

        Assert.That((Fact("hostname"), Fact("machinename"), Fact("fqdn"), Fact("domain")), Is.EqualTo(((object)"web1", (object)own, (object)fqdn, (object?)domain)));
    }

    [Test]
    public void Memory_is_text_with_its_unit_and_processors_are_counted()
    {
        files["/proc/meminfo"] = "MemTotal:       24684092 kB\nMemFree:        20000000 kB\nSwapTotal:             0 kB\n";
        files["/proc/cpuinfo"] = string.Concat(Enumerable.Range(0, 4).Select(i => $"processor\t: {i}\nmodel name\t: Xeon\nphysical id\t: {i / 2}\ncpu cores\t: 2\nflags\t\t: fpu vme\n\n"));

        Assert.That((Fact("memory", "total"), Fact("memory", "swap", "total")), Is.EqualTo(((object)"24684092kB", (object)"0kB")));
        Assert.That((Fact("cpu", "total"), Fact("cpu", "real"), Fact("cpu", "cores")), Is.EqualTo(((object)4L, (object)2L, (object)4L)));
        Assert.That(Fact("cpu", "0", "model_name"), Is.EqualTo("Xeon"));
        Assert.That(Fact("cpu", "3", "flags"), Is.EqualTo(new List<object?> { "fpu", "vme" }));
    }

    [Test]
    public void Mounts_are_listed_by_mount_point_and_by_device()
    {
        files["/proc/self/mounts"] = "proc /proc proc rw,nosuid 0 0\nserver:/x /mnt/my\\040files nfs4 rw 0 0\nserver:/x /srv nfs4 rw 0 0\n";

        Assert.That(Fact("filesystem", "by_mountpoint", "/mnt/my files", "fs_type"), Is.EqualTo("nfs4"));
        Assert.That(Fact("filesystem", "by_device", "server:/x", "mounts"), Is.EqualTo(new List<object?> { "/mnt/my files", "/srv" }));
        Assert.That(Fact("filesystem", "by_mountpoint", "/proc", "mount_options"), Is.EqualTo(new List<object?> { "rw", "nosuid" }));
    }

    [Test]
    public void The_default_route_is_the_one_of_the_cheapest_metric()
    {
        files["/proc/net/route"] = "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\n"
            + "wlan0\t00000000\t0100A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0\neth0\t00000000\t010200C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\neth0\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n";
        files["/proc/net/ipv6_route"] = "00000000000000000000000000000000 00 00000000000000000000000000000000 00 fd000000000000000000000000000001 00000400 00000001 00000000 00000003 eth0\n";

        Assert.That(DefaultRoutes.Read4(new FactFiles(files)), Is.EqualTo(new DefaultRoute("eth0", "192.0.2.1")));
        Assert.That(DefaultRoutes.Read6(new FactFiles(files)), Is.EqualTo(new DefaultRoute("eth0", "fd00::1")));
    }

    [TestCase("90061.5 1\n", "1 days 01 hours 01 minutes 01 seconds", 90061L)]
    [TestCase("65.0 1\n", "01 minutes 05 seconds", 65L)]
    public void Uptime_is_worded_as_Ohai_words_it(string file, string text, long seconds)
    {
        files["/proc/uptime"] = file;

        Assert.That((Fact("uptime"), Fact("uptime_seconds")), Is.EqualTo(((object)text, (object)seconds)));
    }

    [TestCase("/sys/class/dmi/id/sys_vendor", "Amazon EC2", "kvm")]
    [TestCase("/sys/class/dmi/id/product_name", "VirtualBox", "vbox")]
    [TestCase("/.dockerenv", "", "docker")]
    [TestCase("/run/systemd/container", "systemd-nspawn", "nspawn")]
    public void A_guest_knows_what_it_is_a_guest_of(string path, string content, string system)
    {
        files[path] = content;

        Assert.That((Fact("virtualization", "system"), Fact("virtualization", "role")), Is.EqualTo(((object)system, (object)"guest")));
    }

    [Test]
    public void Accounts_stand_under_etc()
    {
        files["/etc/passwd"] = "root:x:0:0:root:/root:/bin/bash\n";
        files["/etc/group"] = "root:x:0:\nadm:x:4:root,web\n";

        Assert.That((Fact("etc", "passwd", "root", "uid"), Fact("etc", "passwd", "root", "dir")), Is.EqualTo(((object)0L, (object)"/root")));
        Assert.That(Fact("etc", "group", "adm", "members"), Is.EqualTo(new List<object?> { "root", "web" }));
        Assert.That(Fact("root_group"), Is.EqualTo("root"));
    }

    [Test]
    public void A_fact_is_gathered_when_it_is_first_read_and_only_then()
    {
        files["/proc/uptime"] = "5 5";
        int before = files.Reads;
        _ = Fact("uptime_seconds");
        int first = files.Reads;
        _ = Fact("uptime_seconds");

        Assert.That((before, first, files.Reads), Is.EqualTo((0, 1, 1)));
    }

    [Test]
    public void A_machine_that_tells_nothing_is_no_error()
    {
        foreach (string key in facts.Keys) Assert.DoesNotThrow(() => facts.Gather(key), key);
        Assert.That(facts.Gather("nothing"), Is.Null);
    }
}
