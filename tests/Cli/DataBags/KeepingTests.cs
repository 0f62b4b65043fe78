namespace RecipeRunner.Tests.Cli.DataBags;

public sealed class KeepingTests : DataBagCommandTests
{
    [Test]
    public void Data_bags_are_listed()
    {
        Done("create", "users");

        Assert.That(Done("list").Out, Is.EqualTo("secrets\nusers\n"));
    }

    [Test]
    public void A_data_bags_items_are_listed()
    {
        Assert.That(Done("show", "secrets").Out, Is.EqualTo("plain\nweb\n"));
        Assert.That(Done("show", "secrets", "-F", "json").Out, Is.EqualTo("[\"plain\",\"web\"]\n"));
    }

    [Test]
    public void An_encrypted_item_is_shown_in_plain_only_with_its_secret()
    {
        Assert.That(Done("show", "secrets", "web").Out, Is.EqualTo("""
            id:       web
            user:     (encrypted; --secret-file shows it)
            password: (encrypted; --secret-file shows it)
            ports:    (encrypted; --secret-file shows it)

            """));
        Assert.That(Done("show", "secrets", "web", "--secret-file", "secret").Out, Is.EqualTo("""
            id:       web
            user:     deploy
            password: swordfish-42
            ports:    [80,443]

            """));
    }

    [Test]
    public void As_JSON_an_item_can_go_back_in()
    {
        Kitchen.Has("again.json", Done("show", "secrets", "web", "--secret-file", "secret", "-F", "json").Out);
        File.Delete(ItemFile);

        Done("create", "secrets", "web", "--from", "again.json", "--secret-file", "secret");

        Assert.That(Opened("secrets", "web"), Is.EqualTo("""{"id":"web","user":"deploy","password":"swordfish-42","ports":[80,443]}"""));
    }

    [Test]
    public void A_plain_item_is_written_as_knife_writes_it()
    {
        Kitchen.Has("a.json", """{ "id": "adam", "groups": [] , "shell": "/bin/zsh", "uid": 1000, "quota": 1.5, "gone": null, "home": { "mode": "0700" } }""");

        Assert.That(Done("create", "users", "adam", "--from", "a.json").Out, Is.EqualTo("Made the item users/adam in data_bags/users/adam.json.\n"));

        Assert.That(File.ReadAllText(Kitchen.Path + "/data_bags/users/adam.json"), Is.EqualTo("""
            {
              "id": "adam",
              "groups": [],
              "shell": "/bin/zsh",
              "uid": 1000,
              "quota": 1.5,
              "gone": null,
              "home": {
                "mode": "0700"
              }
            }

            """));
    }

    [Test]
    public void An_item_is_encrypted_and_decrypted_where_it_lies([Values("1", "2", "3")] string version)
    {
        Done("encrypt", "secrets", "plain", "--secret-file", "secret", "--encrypt-version", version);
        Assert.That(File.ReadAllText(Kitchen.Path + "/data_bags/secrets/plain.json"), Does.Contain($"\"version\": {version},"));
        Assert.That(Opened("secrets", "plain"), Is.EqualTo("""{"id":"plain","port":80}"""));

        Done("decrypt", "secrets", "plain", "--secret-file", "secret");
        Assert.That(File.ReadAllText(Kitchen.Path + "/data_bags/secrets/plain.json"), Is.EqualTo("{\n  \"id\": \"plain\",\n  \"port\": 80\n}\n"));
        Assert.That(File.GetUnixFileMode(Kitchen.Path + "/data_bags/secrets/plain.json"), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public void What_is_encrypted_already_is_not_encrypted_twice()
    {
        File.Move(ItemFile, Kitchen.Path + "/moved.json");

        Assert.That(Refused("create", "secrets", "web", "--from", "moved.json", "--secret-file", "secret").Error, Does.Contain("is encrypted already"));
        Done("create", "secrets", "web", "--from", "moved.json");

        Assert.That(Opened("secrets", "web"), Does.Contain("swordfish-42"));
    }

    [Test]
    public void A_folder_that_cannot_be_written_is_said()
    {
        Kitchen.Has("data_bags/users", "a file");

        Assert.That(Refused("create", "users", "adam", "--from", "web.plain").Error, Does.StartWith("recipe-runner: "));
    }

    [Test]
    public void Encrypting_all_leaves_what_is_encrypted_as_it_is()
    {
        string before = File.ReadAllText(ItemFile);

        Assert.That(Done("encrypt", "secrets", "--all", "--secret-file", "secret").Out, Is.EqualTo("secrets/web is encrypted already.\nEncrypted secrets/plain.\n"));

        Assert.That(File.ReadAllText(ItemFile), Is.EqualTo(before));
    }

    [Test]
    public void What_knife_exported_keeps_its_wrapping()
    {
        Kitchen.Has("data_bags/secrets/export.json", """{ "name": "data_bag_item_secrets_export", "json_class": "Chef::DataBagItem", "raw_data": { "id": "export", "a": 1 } }""");

        Done("encrypt", "secrets", "export", "--secret-file", "secret");

        Assert.That(File.ReadAllText(Kitchen.Path + "/data_bags/secrets/export.json"), Does.StartWith("{\n  \"name\": \"data_bag_item_secrets_export\",\n").And.Contains("aes-256-gcm"));
        Assert.That(Opened("secrets", "export"), Is.EqualTo("""{"id":"export","a":1}"""));
    }

    [Test]
    public void A_new_secret_is_the_owners_alone_and_never_overwrites()
    {
        Done("secret", "made");

        string made = Kitchen.Path + "/made";
        Assert.That(File.GetUnixFileMode(made), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.That(Convert.FromBase64String(File.ReadAllText(made)), Has.Length.EqualTo(512));
        Assert.That(Refused("secret", "made").Error, Is.EqualTo("recipe-runner: made is there already, and a secret is not overwritten: what it encrypted could not be read any more.\n"));
    }

    [TestCase("show", "secrts")]
    [TestCase("show", "secrets", "wbe")]
    [TestCase("show", "secrets", "web", "--secret-file", "sceret")]
    [TestCase("show", "secrets", "web", "--secret-file", "new")]
    [TestCase("show", "secrets", "web", "--secret-file", "https://mirror.example/secret")]
    [TestCase("show", "secrets", "web", "--secret", "swordfish")]
    [TestCase("create", "secrets", "web", "--from", "-")]
    [TestCase("create", "node")]
    [TestCase("create", "a/b")]
    [TestCase("encrypt", "secrets", "--secret-file", "secret")]
    [TestCase("encrypt", "secrets", "plain", "--secret-file", "secret", "--encrypt-version", "4")]
    [TestCase("rotate", "secrets", "--secret-file", "secret")]
    [TestCase("rotate", "secrets", "--all", "--secret-file", "secret", "--new-secret-file", "new")]
    [TestCase("rotate", "secrets", "--secret-file", "secret", "--new-secret-file", "secret")]
    public void What_cannot_be_done_is_said(params string[] arguments) =>
        Snapshot.Matches(Refused(arguments).ToString(), "refused/" + string.Join("_", arguments).Replace('/', '-').Replace(':', '-'));

    [TestCase("secret")]
    [TestCase("./secret")]
    [TestCase("folder/secret")]
    public void A_secret_file_may_be_called_like_the_command(string path)
    {
        File.Delete(Kitchen.Path + "/secret");
        Directory.CreateDirectory(Kitchen.Path + "/folder");

        Assert.That(Done("secret", path).Out, Does.StartWith("Made a new secret in "));
        Assert.That(File.ReadAllText($"{Kitchen.Path}/{path}"), Has.Length.GreaterThan(512));
    }

    [Test]
    public void The_settings_file_says_where_data_bags_and_their_secret_are()
    {
        Kitchen.Has("elsewhere/solo.rb", "data_bag_path File.expand_path('../../data_bags', __FILE__)\nencrypted_data_bag_secret File.expand_path('../../new', __FILE__)\n");
        Directory.Move(Kitchen.Path + "/data_bags", Kitchen.Path + "/bags");
        Kitchen.Has("recipe-runner.json", """{ "data_bag_path": "bags", "encrypted_data_bag_secret": "secret" }""");

        Assert.That(Done("list").Out, Is.EqualTo("secrets\n"));
        Assert.That(Done("decrypt", "secrets", "web").Out, Does.Contain("secrets/web"));
        Assert.That(Done("list", "-c", "elsewhere/solo.rb").Out, Is.Empty, "the file that is named counts instead");
        Assert.That(Done("list", "--data-bag-path", "nowhere").Out, Is.Empty, "the command line beats it");
    }

    [Test]
    public void A_secret_in_the_settings_does_not_encrypt_what_nobody_asked_to_encrypt()
    {
        Kitchen.Has("recipe-runner.json", """{ "encrypted_data_bag_secret": "secret" }""").Has("adam.json", """{ "id": "adam", "shell": "/bin/sh" }""");

        Done("create", "users", "adam", "--from", "adam.json");

        Assert.That(File.ReadAllText(Kitchen.Path + "/data_bags/users/adam.json"), Does.Contain("/bin/sh"));
    }

    [Test]
    public void A_data_bag_may_be_called_like_the_command()
    {
        Done("create", "list");

        Assert.That(Done("show", "list").Out, Is.Empty);
        Assert.That(Refused("show", "show").Error, Does.Contain("There is no data bag 'show'"));
    }
}
