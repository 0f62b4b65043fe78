using RecipeRunner.Converging;
using RecipeRunner.DataBags;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests.DataBags;

public sealed class SecretTests
{
    private TemporaryFolder folder;

    [SetUp]
    public void Make() => folder = new();

    [TearDown]
    public void Remove() => folder.Dispose();

    [TestCase("swordfish")]
    [TestCase("swordfish\n")]
    [TestCase("\0\t swordfish \r\n\v\f\0")]
    public void White_space_around_it_does_not_count_as_in_Ruby(string content) =>
        Assert.That(Secret.Load(File(content), _ => Assert.Fail("warned")).Text, Is.EqualTo("swordfish"));

    [Test]
    public void Lines_inside_it_count() => Assert.That(Secret.Load(File("a\nb\n"), _ => { }).Text, Is.EqualTo("a\nb"));

    [TestCase("", "The secret file FILE is empty. `recipe-runner data-bag secret FILE` makes one.")]
    [TestCase(" \n", "The secret file FILE is empty. `recipe-runner data-bag secret FILE` makes one.")]
    public void An_empty_one(string content, string message) => Assert.That(Failure(File(content)), Is.EqualTo(message));

    [Test]
    public void One_that_is_not_text()
    {
        System.IO.File.WriteAllBytes(File(""), [0xFF, 0xFE, 0x41]);

        Assert.That(Failure(folder + "/secret"), Does.StartWith("The secret file FILE holds bytes that are not text"));
    }

    [Test]
    public void One_that_is_not_there() =>
        Assert.That(Failure(folder + "/secret"), Is.EqualTo("There is no secret file FILE. Name the file with --secret-file; `recipe-runner data-bag secret FILE` makes a new one."));

    [Test]
    public void One_from_a_server_is_refused() =>
        Assert.That(Failure("https://mirror.example/secret"), Is.EqualTo("A secret is not fetched from https://mirror.example/secret: fetch it into a file that only its owner can read (mode 0600), and name that."));

    [TestCase(0b110_100_100, "0644")]
    [TestCase(0b110_100_000, "0640")]
    public void One_that_others_can_read_is_warned_of(int mode, string shown)
    {
        string file = File("swordfish");
        System.IO.File.SetUnixFileMode(file, (UnixFileMode)mode);
        var warnings = new List<string>();

        Secret.Load(file, warnings.Add);

        Assert.That(warnings, Is.EqualTo(new[] { $"The secret file {file} can be read by others than its owner (mode {shown}); `chmod 0600 {file}` mends that." }));
    }

    private string Failure(string path) =>
        Assert.Throws<RecipeRunnerException>(() => Secret.Load(path, _ => { }))!.Message.Replace(folder + "/secret", "FILE", StringComparison.Ordinal);

    private string File(string content)
    {
        System.IO.File.WriteAllText(folder + "/secret", content);
        System.IO.File.SetUnixFileMode(folder + "/secret", UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return folder + "/secret";
    }
}
