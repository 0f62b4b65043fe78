using System.Text;
using RecipeRunner.Machines.Debian;

namespace RecipeRunner.Tests.Machines.Debian;

public sealed class DpkgStatusTests
{
    internal const string Excerpt = """
        Package: dpkg
        Essential: yes
        Status: install ok installed
        Architecture: amd64
        Multi-Arch: foreign
        Version: 1.21.22
        Description: Debian package management system
         This package provides the low-level infrastructure.
         .
         Version: 9 stands here only to mislead.

        Package: libc6
        Status: install ok installed
        Architecture: amd64
        Multi-Arch: same
        Version: 2.36-9+deb12u10
        Provides: libc6-2.36 (= 2.36-9)

        Package: libc6
        Status: install ok unpacked
        Architecture: i386
        Multi-Arch: same
        Version: 2.36-9+deb12u9

        Package: haproxy
        Status: hold ok installed
        Architecture: amd64
        Version: 2.6.12-1+deb12u3
        Conffiles:
         /etc/haproxy/haproxy.cfg 4db4e9b3ad5d4eb1ea7b9d5f8a4bb0f6

        Package: nginx
        Status: deinstall ok config-files
        Architecture: amd64
        Version: 1.22.1-9

        Package: postfix
        Status: install ok half-configured
        Architecture: amd64
        Version: 3.7.11
        Provides: default-mta, mail-transport-agent

        Package: exim4-daemon-light
        Status: install ok installed
        Architecture: amd64
        Version: 4.96-15
        Provides: mail-transport-agent, exim4-config-2 (= 1)

        Package: man-db
        Status: install ok triggers-pending
        Architecture: amd64
        Version: 2.11.2-2

        Package: tzdata
        Status: install ok installed
        Architecture: all
        Version: 2025b-0

        Package: worse
        Status: install reinstreq half-installed
        Architecture: amd64
        Version: 1

        """;

    private static DpkgStatus Status()
    {
        var status = new DpkgStatus();
        status.Add(Encoding.UTF8.GetBytes(Excerpt));
        return status;
    }

    [TestCase("dpkg", "1.21.22")]
    [TestCase("libc6", "2.36-9+deb12u10")]
    [TestCase("libc6:amd64", "2.36-9+deb12u10")]
    [TestCase("libc6:i386", "2.36-9+deb12u9")]
    [TestCase("tzdata", "2025b-0")]
    [TestCase("tzdata:amd64", "2025b-0")]
    [TestCase("man-db", "2.11.2-2")]
    [TestCase("haproxy:i386", null)]
    [TestCase("nginx", null)]
    [TestCase("nothing", null)]
    public void The_installed_version_is_that_of_the_wanted_architecture(string name, string? version) =>
        Assert.That(Status().Find(name)?.ToStatus().InstalledVersion, Is.EqualTo(version));

    [Test]
    public void Held_broken_and_removed_packages_are_told_apart()
    {
        DpkgStatus status = Status();

        Assert.That(status.Find("haproxy")!.ToStatus(), Has.Property("Held").True.And.Property("IsInstalled").True);
        Assert.That(status.Find("postfix")!.ToStatus(), Has.Property("Broken").True.And.Property("IsInstalled").False);
        Assert.That(status.Find("libc6:i386")!.ToStatus(), Has.Property("Broken").True);
        Assert.That(status.Find("worse")!.ToStatus(), Has.Property("Broken").True);
        Assert.That(status.Find("man-db")!.ToStatus(), Has.Property("Broken").False);
        Assert.That(status.Find("nginx")!.ToStatus(), Has.Property("HasConfiguration").True.And.Property("IsInstalled").False);
    }

    [Test]
    public void A_virtual_package_is_provided_by_one_that_is_installed_and_whole()
    {
        DpkgStatus status = Status();

        Assert.That(status.ProviderOf("mail-transport-agent"), Is.EqualTo("exim4-daemon-light"));
        Assert.That(status.ProviderOf("libc6-2.36"), Is.EqualTo("libc6"));
        Assert.That(status.ProviderOf("default-mta"), Is.Null);
    }

    [Test]
    public void A_later_stanza_replaces_an_earlier_one_of_the_same_architecture_only()
    {
        DpkgStatus status = Status();

        status.Add("Package: libc6\nStatus: install ok installed\nArchitecture: i386\nVersion: 3\n"u8);

        Assert.That(status.Find("libc6:i386")!.ToStatus().InstalledVersion, Is.EqualTo("3"));
        Assert.That(status.Find("libc6")!.ToStatus().InstalledVersion, Is.EqualTo("2.36-9+deb12u10"));
        Assert.That(status.Packages.Count(package => package.Name == "libc6"), Is.EqualTo(2));
    }

    [Test]
    public void This_machines_own_database_agrees_with_dpkg_query()
    {
        var status = new DpkgStatus();
        status.Add(File.ReadAllBytes("/var/lib/dpkg/status"));
        using var query = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dpkg-query")
        {
            ArgumentList = { "-W", "-f", "${Package}:${Architecture} ${Version} ${db:Status-Status}\n" },
            RedirectStandardOutput = true,
        })!;
        string[] expected = query.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        IEnumerable<string> found = status.Packages.Select(package => $"{package.Name}:{package.Architecture} {package.Version} {package.Status.Split(' ')[2]}");

        Assert.That(found.Order(StringComparer.Ordinal), Is.EqualTo(expected.Order(StringComparer.Ordinal)));
    }
}
