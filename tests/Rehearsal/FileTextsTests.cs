using RecipeRunner.Rehearsal.Differences;
using RecipeRunner.Reporting;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests.Rehearsal;

public sealed class FileTextsTests
{
    private const UnixFileMode ForAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private TemporaryFolder upper = null!;
    private Redaction redaction = null!;

    [SetUp]
    public void Make() => (upper, redaction) = (new(), new());

    [TearDown]
    public void Remove() => upper.Dispose();

    [Test]
    public void A_new_file_that_everybody_may_read_is_shown_without_secrets()
    {
        redaction.Add("swordfish");
        Has("/etc/app.conf", "port = 80\npassword = swordfish\n");

        Assert.That(DiffOf("/etc/app.conf"), Is.EqualTo("--- /etc/app.conf\n+++ /etc/app.conf (new)\n@@ -0,0 +1,2 @@\n+port = 80\n+password = ********\n"));
    }

    [Test]
    public void A_file_that_not_everybody_may_read_is_not() => Assert.That(DiffOf("/etc/key", "x\n", ForAll & ~UnixFileMode.OtherRead), Is.Null);

    [Test]
    public void A_file_elsewhere_is_not() => Assert.That(DiffOf("/srv/page", "x\n"), Is.Null);

    [Test]
    public void A_large_file_is_not() => Assert.That(DiffOf("/etc/large", new string('x', 70_000)), Is.Null);

    [Test]
    public void A_link_is_not()
    {
        Has("/etc/app.conf", "x\n");
        File.CreateSymbolicLink(upper + "/etc/link", "app.conf");

        Assert.That(DiffOf("/etc/link"), Is.Null);
    }

    private string? DiffOf(string path, string text, UnixFileMode mode = ForAll)
    {
        Has(path, text);
        File.SetUnixFileMode(upper + path, mode);
        return DiffOf(path);
    }

    private void Has(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(upper + path)!);
        File.WriteAllText(upper + path, text);
        File.SetUnixFileMode(upper + path, ForAll);
    }

    private string? DiffOf(string path) => new FileTexts(upper, redaction).DiffOf(new(ChangeKind.Added, path));
}
