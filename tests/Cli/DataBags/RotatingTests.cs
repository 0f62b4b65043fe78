using RecipeRunner.Converging;
using RecipeRunner.DataBags;
using RecipeRunner.Machines.Local;

namespace RecipeRunner.Tests.Cli.DataBags;

public sealed class RotatingTests : DataBagCommandTests
{
    private string[] Files => [.. Directory.GetFiles(Kitchen.Path + "/data_bags", "*.json", SearchOption.AllDirectories).Order().Select(File.ReadAllText)];

    [Test]
    public void Every_encrypted_item_gets_the_new_secret_and_plain_ones_stay()
    {
        Encrypted("other", "db", """{ "id": "db", "password": "swordfish" }""", version: 1);
        string plain = File.ReadAllText(Kitchen.Path + "/data_bags/secrets/plain.json");

        Assert.That(Done("rotate", "--all", "--secret-file", "secret", "--new-secret-file", "new").Out,
            Is.EqualTo("Encrypted other/db anew.\nEncrypted secrets/web anew.\nEach node that reads them needs new now.\n"));

        Assert.That(Opened("other", "db", "new"), Is.EqualTo("""{"id":"db","password":"swordfish"}"""));
        Assert.That(Opened("secrets", "web", "new"), Does.Contain("swordfish-42"));
        Assert.That(File.ReadAllText(Kitchen.Path + "/data_bags/secrets/plain.json"), Is.EqualTo(plain));
    }

    [Test]
    public void One_item_that_does_not_open_leaves_all_as_they_were()
    {
        Encrypted("secrets", "alien", """{ "id": "alien", "password": "swordfish" }""");
        Done("rotate", "secrets", "--secret-file", "secret", "--new-secret-file", "elsewhere");
        Encrypted("secrets", "late", """{ "id": "late", "password": "swordfish" }""");
        string[] before = Files;

        Assert.That(Refused("rotate", "secrets", "--secret-file", "secret", "--new-secret-file", "unmade").Error, Does.Contain("cannot be decrypted: the secret file secret is not the one"));

        Assert.That(Files, Is.EqualTo(before));
        Assert.That(File.Exists(Kitchen.Path + "/unmade"), Is.False);
    }

    [Test]
    public void A_rotation_that_was_interrupted_is_finished_by_the_next()
    {
        Done("rotate", "secrets", "--secret-file", "secret", "--new-secret-file", "new");
        string rotated = File.ReadAllText(ItemFile);
        Encrypted("secrets", "left", """{ "id": "left", "password": "swordfish" }""");

        Assert.That(Done("rotate", "secrets", "--secret-file", "secret", "--new-secret-file", "new").Out,
            Is.EqualTo("Encrypted secrets/left anew.\n1 of 2 items had the new secret already.\nEach node that reads them needs new now.\n"));

        Assert.That(File.ReadAllText(ItemFile), Is.EqualTo(rotated));
        Assert.That(Opened("secrets", "left", "new"), Does.Contain("swordfish"));
    }

    [Test]
    public void A_secret_that_is_not_there_is_made()
    {
        Assert.That(Done("rotate", "secrets", "--secret-file", "secret", "--new-secret-file", "made").Out, Does.StartWith("Made a new secret in made.\n"));

        Assert.That(Opened("secrets", "web", "made"), Does.Contain("swordfish-42"));
    }

    [Test]
    public void A_file_that_cannot_be_replaced_leaves_the_others_as_they_were()
    {
        Encrypted("secrets", "zone", """{ "id": "zone", "password": "swordfish" }""");
        DataBagFolders bags = new([Kitchen.Path + "/data_bags"]);
        DataBagFile first = DataBagFile.Read(bags, "secrets", "web"), last = DataBagFile.Read(bags, "secrets", "zone");
        Kitchen.Has("data_bags/secrets/zone.json", "{ \"id\": \"zone\" }");
        string[] before = Files;

        Assert.Throws<RecipeRunnerException>(() => DataBagFile.Write(new LocalFiles(), [first.To(first.Open(Secret.Of("an old secret"))), last.To(last.Item)]));

        Assert.That(Files, Is.EqualTo(before));
        Assert.That(Directory.GetFileSystemEntries(Kitchen.Path + "/data_bags/secrets"), Has.Length.EqualTo(3), "no candidate is left");
    }
}
