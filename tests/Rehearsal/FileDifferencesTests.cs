using RecipeRunner.Rehearsal;
using RecipeRunner.Rehearsal.Differences;

namespace RecipeRunner.Tests.Rehearsal;

public sealed class FileDifferencesTests
{
    private static readonly UpdatedAction Template = new("template[config]", "create", "web.csx:3", ["create new file /etc/web.conf, mode 0644"])
    {
        Diffs = ["--- /etc/web.conf\n+++ /etc/web.conf (new)\n@@ -0,0 +1 @@\n+x\n"],
    };

    [TestCase("/etc/web.conf", "template[config]", null)]
    [TestCase("/etc/web.conf.d", null, null)]
    [TestCase("/usr/sbin/web", null, "web")]
    [TestCase("/srv/other", null, null)]
    public void A_file_is_told_with_the_resource_or_the_package_that_made_it(string path, string? resource, string? package)
    {
        FileDifference found = Of(path).Single();

        Assert.That((found.Resource?.Resource, found.Package), Is.EqualTo((resource, package)));
    }

    [TestCase("/var/cache/apt/archives")]
    [TestCase("/var/cache")]
    [TestCase("/var/lib/dpkg/status")]
    [TestCase("/etc/passwd-")]
    [TestCase("/etc/rc2.d/S01web")]
    [TestCase("/srv/state/runs/latest")]
    public void What_package_management_and_every_run_write_is_left_out(string path) => Assert.That(Of(path), Is.Empty);

    /// <summary>What the resource told is masked already; what it suppressed is not looked up behind its back.</summary>
    [Test]
    public void The_diff_is_what_the_resource_told_before_it_is_what_the_files_tell()
    {
        Assert.That(Of("/etc/web.conf").Single().Diff, Does.EndWith("+x\n"));
        Assert.That(Of("/srv/other").Single().Diff, Is.EqualTo("the files tell"));
        Assert.That(Of("/usr/sbin/web").Single().Diff, Is.Null, "what a package brings is in the package");
        UpdatedAction secret = new("file[/etc/key]", "create", "web.csx:4", []) { Diffs = ["suppressed sensitive resource"] };
        Assert.That(FileDifferences.Of([new(ChangeKind.Added, "/etc/key")], [secret], new Dictionary<string, string>(), _ => "the files tell", "/srv/state").Single().Diff,
            Is.EqualTo("suppressed sensitive resource"));
    }

    private static List<FileDifference> Of(string path) => FileDifferences.Of(
        [new(ChangeKind.Added, path)], [Template], new Dictionary<string, string> { ["/usr/sbin/web"] = "web" }, _ => "the files tell", "/srv/state");
}
