using RecipeRunner.Rehearsal;
using RecipeRunner.Rehearsal.Differences;

namespace RecipeRunner.Tests.Rehearsal;

public sealed class FileDifferencesTests
{
    private static readonly UpdatedAction Template = new("template[config]", "create", "web.csx:3", ["create new file /etc/web.conf, mode 0644"]);

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

    private static List<FileDifference> Of(string path) => FileDifferences.Of(
        [new(ChangeKind.Added, path)], [Template], new Dictionary<string, string> { ["/usr/sbin/web"] = "web" }, "/srv/state");
}
