using System.Text;
using RecipeRunner.Converging;
using RecipeRunner.DataBags;
using RecipeRunner.Nodes;

namespace RecipeRunner.Tests.DataBags;

/// <summary>A recipe does everything with a secret that could make a run show it.</summary>
public sealed class SecretsStaySecretTests
{
    private const string Password = "sword\"fish-42";
    private const string Pem = "-----BEGIN KEY-----\nMIIabcdef0123456789\n-----END KEY-----\n";
    private const string Read = "AttributeValue item = DataBagItem(\"secrets\", \"web\");\nstring password = item[\"password\"];\n";

    private Kitchen kitchen = null!;

    [SetUp]
    public void Make()
    {
        var item = new MapNode(default);
        item.Set("id", new ScalarNode("web", default));
        item.Set("password", new ScalarNode(Password, default));
        item.Set("pem", new ScalarNode(Pem, default));
        string encrypted = Encoding.UTF8.GetString(DataBagText.Of(EncryptedItem.Encrypt(item, Secret.Of("the secret itself"), 3)));
        kitchen = new Kitchen().Has("data_bags/secrets/web.json", encrypted).Has("secret", "the secret itself\n");
        File.SetUnixFileMode(kitchen.Path + "/secret", UnixFileMode.UserRead | UnixFileMode.UserWrite);
        kitchen.Has("cookbooks/web/templates/app.conf.sbn", "password={{ password }}\n{{ pem }}");
    }

    [TearDown]
    public void Remove() => kitchen.Dispose();

    [Test]
    public void In_the_diff_of_a_template()
    {
        kitchen.Recipe(Read + "Template(\"/etc/app.conf\", new() { Source = \"app.conf.sbn\", Variables = new { password, pem = item[\"pem\"] } });");

        string shown = Shown(ExitCode.ChangesPlanned, "plan");
        Assert.That(shown, Does.Contain("+password=********").And.Contains("+********\n"));
        Shown(ExitCode.Success, "converge");
        Assert.That(kitchen.Fake.ReadText("/etc/app.conf"), Is.EqualTo($"password={Password}\n{Pem}"));
    }

    [Test]
    public void In_the_diff_that_replaces_an_older_one()
    {
        kitchen.Fake.HasFile("/etc/app.conf", "port=80\npassword=catfish-41\n-----BEGIN KEY-----\nMIIolder987654321\n-----END KEY-----\n");
        kitchen.Recipe(Read + "Template(\"/etc/app.conf\", new() { Source = \"app.conf.sbn\", Variables = new { password, pem = item[\"pem\"] } });");

        string shown = Shown(null, "plan");
        Assert.That(shown, Does.Contain("--- /etc/app.conf").And.Contains("+password=********").And.Contains("-********\n"));
        Assert.That(shown + Shown(ExitCode.Success, "converge"), Does.Not.Contain("catfish").And.Not.Contains("older9876"));
    }

    [Test]
    public void In_what_a_check_says_that_refuses_a_file()
    {
        kitchen.Fake.Command("check *").Returns(1, $"line 1: bad value {Password}\n");
        kitchen.Recipe(Read + "Template(\"/etc/app.conf\", new() { Source = \"app.conf.sbn\", Variables = new { password, pem = item[\"pem\"] }, Verify = \"check {path}\" });");

        Assert.That(Shown(ExitCode.ResourceFailed, "converge"), Does.Contain("line 1: bad value ********"));
    }

    [Test]
    public void In_a_command_and_what_it_says_when_it_fails()
    {
        kitchen.Fake.Command("login *").Returns(1, $"user deploy, password {Password}: refused\n");
        kitchen.Recipe(Read + "Execute(\"login -p '\" + password + \"'\");");

        Assert.That(Shown(ExitCode.ResourceFailed, "converge"), Does.Contain("execute[login -p '********']").And.Contains("password ********: refused"));
    }

    [Test]
    public void In_the_journal_of_what_is_owed_only_its_owner_reads_it()
    {
        kitchen.Fake.Command("login *").Returns(1);
        kitchen.Recipe(Read + "Execute(\"login \" + password, new() { Action = Nothing });\nFile(\"/etc/a\", new() { Content = \"x\", Notifies = [new(Run, \"execute[login \" + password + \"]\")] });");

        Shown(ExitCode.ResourceFailed, "converge");

        Assert.That(kitchen.Fake.Files.Stat(kitchen.State + "/owed.json")!.Value.Mode, Is.EqualTo(0b110_000_000));
    }

    [Test]
    public void In_messages_suggestions_and_errors_of_a_recipe([Values("Warn(password);", "Suggest(\"try \" + password);", "Log(password);", "throw Fail(\"no \" + password);", "throw new Exception(\"no \" + password);", "int.Parse(password);", "Normal[\"web\"][\"x\"] = password; int x = node[\"web\"][\"x\"];")] string line)
    {
        kitchen.Recipe(Read + line);

        Assert.That(Shown(null, "converge"), Does.Contain("********"));
        Shown(null, "converge", "--debug");
        Shown(null, "plan");
    }

    [Test]
    public void In_an_attribute_that_a_record_does_not_take()
    {
        kitchen.Has("cookbooks/web/libraries/Item.cs", "namespace Web; public sealed record Item { public required int Password { get; init; } }");
        kitchen.Recipe(Read + "item.As<Web.Item>();");

        Assert.That(Shown(ExitCode.BadInput, "converge"), Does.Contain("attribute password is a string (encrypted, not shown)"));
    }

    [Test]
    public void Of_the_file_itself()
    {
        kitchen.Recipe("Warn(LoadSecret());");

        Assert.That(Shown(ExitCode.Success, "converge"), Does.Contain("WARNING: ********"));
    }

    /// <summary>All that a run leaves for people, in every format: no form of the secret is in it.</summary>
    private string Shown(ExitCode? expected, string command, params string[] more)
    {
        var all = new StringBuilder();
        foreach (string format in new[] { "json", "min", "doc" })
        {
            Outcome outcome = kitchen.Call(isRoot: true, [command, "--secret-file", "secret", "-F", format, "-L", "run.log", "-l", "trace", .. more]);
            if (expected is { } exitCode) Assert.That(outcome.ExitCode, Is.EqualTo(exitCode), outcome.ToString());
            all.Append(outcome);
        }
        string console = all.ToString();
        all.Append(File.ReadAllText(kitchen.Path + "/run.log"));
        if (Directory.Exists(kitchen.State + "/runs")) foreach (string record in Directory.GetFiles(kitchen.State + "/runs")) all.Append(File.ReadAllText(record));
        foreach (string form in new[] { Password, "fish-42", "MIIabcdef", "the secret itself", Convert.ToBase64String(Encoding.UTF8.GetBytes(Password)) })
            Assert.That(all.ToString(), Does.Not.Contain(form));
        return console;
    }
}
