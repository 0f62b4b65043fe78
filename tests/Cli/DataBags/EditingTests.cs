
namespace RecipeRunner.Tests.Cli.DataBags;

public sealed class EditingTests : DataBagCommandTests
{
    private readonly Dictionary<string, string?> variables = [];

    [SetUp]
    public void Isolate()
    {
        Set("VISUAL", null);
        Set("XDG_RUNTIME_DIR", Directory.CreateDirectory(Kitchen.Path + "/run").FullName);
    }

    [TearDown]
    public void Restore()
    {
        foreach ((string name, string? value) in variables) Environment.SetEnvironmentVariable(name, value);
        variables.Clear();
    }

    [Test]
    public void Only_what_was_changed_is_encrypted_anew()
    {
        string[] before = File.ReadAllLines(ItemFile);
        Set("EDITOR", "sed -i s/swordfish-42/swordfish-43/");

        Assert.That(Done("edit", "secrets", "web", "--secret-file", "secret").Out, Is.EqualTo("Changed secrets/web.\n"));

        Assert.That(Opened("secrets", "web"), Is.EqualTo("""{"id":"web","user":"deploy","password":"swordfish-43","ports":[80,443]}"""));
        string[] after = File.ReadAllLines(ItemFile);
        int[] changed = [.. Enumerable.Range(0, before.Length).Where(i => before[i] != after[i])];
        Assert.That(changed.Select(i => after[i].Trim().Split(':')[0]), Is.EqualTo(new[] { "\"encrypted_data\"", "\"iv\"", "\"auth_tag\"" }));
    }

    [Test]
    public void Nothing_changed_writes_nothing()
    {
        DateTime before = File.GetLastWriteTimeUtc(ItemFile);
        Set("EDITOR", "true");

        Assert.That(Done("edit", "secrets", "web", "--secret-file", "secret").Out, Is.EqualTo("secrets/web is as it was.\n"));

        Assert.That(File.GetLastWriteTimeUtc(ItemFile), Is.EqualTo(before));
    }

    [Test]
    public void The_text_is_the_owners_alone_outside_the_repository_and_gone_afterwards()
    {
        Set("EDITOR", $"stat -c '%a %n' \"$1\" \"$(dirname \"$1\")\" > {Kitchen.Path}/seen; true");

        Done("edit", "secrets", "web", "--secret-file", "secret");

        Assert.That(File.ReadAllText(Kitchen.Path + "/seen"), Does.Match($"^600 {Kitchen.Path}/run/recipe-runner-[0-9a-f]+/web.json\n700 {Kitchen.Path}/run/recipe-runner-[0-9a-f]+\n$"));
        Assert.That(Directory.GetFileSystemEntries(Kitchen.Path + "/run"), Is.Empty);
    }

    [TestCase("sed -i s/,//", "a comma or a closing bracket is missing before")]
    [TestCase("sed -i 's/\"web\"/\"wbe\"/'", "the id is \"wbe\", but the file is web.json; make them equal")]
    public void What_was_typed_is_kept_when_it_is_no_item(string editor, string problem)
    {
        string before = File.ReadAllText(ItemFile);
        Set("EDITOR", editor);

        string error = Kitchen.Say("data-bag", "edit", "secrets", "web", "--secret-file", "secret").Error;

        Assert.That(error, Does.Contain(problem).And.Contains("What was typed is kept in /kitchen/run/recipe-runner-"));
        Assert.That(File.ReadAllText(Directory.GetFiles(Kitchen.Path + "/run", "*", SearchOption.AllDirectories).Single()), Does.Contain("swordfish-42"));
        Assert.That(File.ReadAllText(ItemFile), Is.EqualTo(before));
    }

    [Test]
    public void What_was_typed_is_kept_when_somebody_else_changed_the_item_meanwhile()
    {
        Set("EDITOR", $"sed -i s/deploy/adam/ \"$1\"; echo '{{\"id\": \"web\"}}' > {ItemFile}; true");

        Assert.That(Refused("edit", "secrets", "web", "--secret-file", "secret").Error, Does.Contain("data_bags/secrets/web.json was changed by somebody else meanwhile; nothing was written.").And.Contains("is kept in"));

        Assert.That(File.ReadAllText(ItemFile), Is.EqualTo("{\"id\": \"web\"}\n"));
    }

    [Test]
    public void An_editor_that_fails_changes_nothing()
    {
        Set("EDITOR", "exit 3;");

        Assert.That(Refused("edit", "secrets", "web", "--secret-file", "secret").Error, Is.EqualTo("recipe-runner: The editor `exit 3;` ended with exit code 3; nothing was changed.\n"));

        Assert.That(Directory.GetFileSystemEntries(Kitchen.Path + "/run"), Is.Empty);
    }

    [Test]
    public void Without_an_editor_that_is_said()
    {
        Set("EDITOR", null);

        Assert.That(Refused("edit", "secrets", "web", "--secret-file", "secret").Error, Does.Contain("There is no editor: name one in VISUAL or EDITOR"));
    }

    [Test]
    public void A_plain_item_stays_plain()
    {
        Set("EDITOR", "sed -i s/80/81/");

        Done("edit", "secrets", "plain");

        Assert.That(File.ReadAllText(Kitchen.Path + "/data_bags/secrets/plain.json"), Is.EqualTo("{\n  \"id\": \"plain\",\n  \"port\": 81\n}\n"));
    }

    [Test]
    public void A_new_item_is_typed_in_the_editor()
    {
        Set("EDITOR", "sed -i 's/\"db\"/\"db\", \"password\": \"swordfish-7\"/'");

        Done("create", "secrets", "db", "--secret-file", "secret");

        Assert.That(Opened("secrets", "db"), Is.EqualTo("""{"id":"db","password":"swordfish-7"}"""));
    }

    private void Set(string name, string? value)
    {
        variables.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }
}
