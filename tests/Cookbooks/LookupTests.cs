using RecipeRunner.Cookbooks;
using RecipeRunner.Nodes;
using RecipeRunner.Testing;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests.Cookbooks;

/// <summary>Which of several files of one name a node gets, as in Chef.</summary>
internal sealed class LookupTests
{
    private readonly Node node = new("node1", FakeMachine.Debian12().Facts);
    private TemporaryFolder folder = null!;

    [SetUp]
    public void Make() => folder = new TemporaryFolder();

    [TearDown]
    public void Remove() => folder.Dispose();

    private string Found(string name, params string[] files)
    {
        foreach (string file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder + "/templates/" + file)!);
            File.WriteAllText(folder + "/templates/" + file, "");
        }
        return Path.GetRelativePath(folder + "/templates", new Cookbook(folder, new Metadata("web", "0.1.0")).Find("templates", name, node));
    }

    [Test]
    public void The_host_comes_first()
    {
        string fqdn = (string)node["fqdn"]!;
        Assert.That(Found("x", "x", "default/x", "debian/x", "debian-12/x", $"host-{fqdn}/x"), Is.EqualTo($"host-{fqdn}/x"));
    }

    [Test]
    public void Then_the_platform_with_its_version() => Assert.That(Found("x", "x", "default/x", "debian/x", "debian-12/x"), Is.EqualTo("debian-12/x"));

    [Test]
    public void Then_the_platform() => Assert.That(Found("x", "x", "default/x", "debian/x", "debian-11/x", "ubuntu/x"), Is.EqualTo("debian/x"));

    [Test]
    public void Then_default() => Assert.That(Found("x", "x", "default/x", "ubuntu/x"), Is.EqualTo("default/x"));

    [Test]
    public void Then_the_folder_itself() => Assert.That(Found("x", "x", "ubuntu/x"), Is.EqualTo("x"));

    [Test]
    public void A_name_may_have_folders() => Assert.That(Found("sub/x", "default/sub/x"), Is.EqualTo("default/sub/x"));
}
