using RecipeRunner.Machines;
using RecipeRunner.Reporting;
using RecipeRunner.Testing;
using static RecipeRunner.Dsl.Actions;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Resources;

/// <summary>What a file resource does with what is not simply a file; all as in Chef.</summary>
[TestFixture]
public sealed class FileKindsTests
{
    private FakeMachine machine = null!;
    private RecipeTest test = null!;

    [SetUp]
    public void Begin()
    {
        machine = FakeMachine.Debian12().HasFile("/srv/real", "old").HasDirectory("/srv/folder");
        machine.Files.CreateSymbolicLink("/srv/link", "real");
        machine.Files.CreateSymbolicLink("/srv/broken", "/srv/missing");
        machine.Files.CreateSymbolicLink("/srv/to-folder", "/srv/folder");
        test = RecipeTest.On(machine);
    }

    [Test]
    public void A_link_is_followed_with_a_warning_unless_it_is_meant()
    {
        var result = test.Converge(() => File("/srv/link", new() { Content = "new" }));
        Assert.That(result.Messages, Has.One.Contains("is a symbolic link: its target /srv/real is managed"));
        Assert.That(machine.ReadText("/srv/real"), Is.EqualTo("new"));
        Assert.That(test.Converge(() => File("/srv/link", new() { Content = "newer", ManageSymlinkSource = true })).Messages, Is.Empty);
        Assert.That(machine.Files.ReadLink("/srv/link"), Is.EqualTo("real"));
    }

    [Test]
    public void A_chain_of_links_is_followed_through_linked_folders()
    {
        machine.HasFile("/srv/folder/deep", "old");
        machine.Files.CreateSymbolicLink("/opt/chain", "/srv/to-folder/up");
        machine.Files.CreateSymbolicLink("/srv/folder/up", "../real");
        test.Converge(() => File("/opt/chain", new() { Content = "new" }));
        Assert.That(machine.ReadText("/srv/real"), Is.EqualTo("new"));
    }

    [Test]
    public void A_link_that_may_not_be_followed_is_replaced_on_request()
    {
        void Recipe() => File("/srv/link", new() { Content = "new", ManageSymlinkSource = false, ForceUnlink = true });
        test.Converge(Recipe);
        Assert.That(machine.Files.LinkStat("/srv/link")!.Value.Kind, Is.EqualTo(FileKind.File));
        Assert.That(machine.ReadText("/srv/real"), Is.EqualTo("old"));
        Assert.That(test.Converge(Recipe).Updated, Is.Zero);
    }

    [Test]
    public void A_broken_link_is_an_error_for_each_action_unless_the_link_is_spoken_of()
    {
        foreach (string action in new[] { "create", "create_if_missing", "touch", "delete" })
            Assert.That(test.TryConverge(() => File("/srv/broken", new() { Content = "x", Action = new([action]) })).Error!.Message, Does.Contain("/srv/missing, which does not exist"), action);
        Assert.That(test.Converge(() => File("/srv/broken", new() { Action = Delete, ManageSymlinkSource = true })).Updated, Is.Zero);
        Assert.That(test.TryConverge(() => File("/srv/broken", new() { Content = "x", ForceUnlink = true, ManageSymlinkSource = true })).Error, Is.Not.Null);
        test.Converge(() => File("/srv/broken", new() { Content = "x", Action = CreateIfMissing, ManageSymlinkSource = true }));
        Assert.That(machine.ReadText("/srv/missing"), Is.EqualTo("x"));
    }

    [Test]
    public void A_directory_is_replaced_on_request_once_the_content_is_checked()
    {
        machine.HasFile("/srv/folder/kept", "kept");
        machine.Command("check *").Returns(1);
        Assert.That(test.TryConverge(() => File("/srv/folder", new() { Content = "x", ForceUnlink = true, Verify = "check {path}" })).Error, Is.Not.Null);
        Assert.That(machine.ReadText("/srv/folder/kept"), Is.EqualTo("kept"));
        Assert.That(test.Converge(() => File("/srv/folder", new() { Content = "x", ForceUnlink = true })).Steps, Is.EqualTo(new[] { "replace a directory by new file /srv/folder" }));
        Assert.That(machine.ReadText("/srv/folder"), Is.EqualTo("x"));
    }

    [Test]
    public void What_a_followed_link_leads_to_is_not_removed()
    {
        Assert.That(test.TryConverge(() => File("/srv/to-folder", new() { Content = "x", ForceUnlink = true })).Error!.Message, Does.Contain("which is a directory"));
        Assert.That(machine.Files.Stat("/srv/folder"), Is.Not.Null);
    }

    [Test]
    public void Create_if_missing_leaves_whatever_is_there()
    {
        foreach (string path in new[] { "/srv/folder", "/srv/link", "/srv/to-folder", "/srv/real" })
            Assert.That(test.Converge(() => File(path, new() { Content = "x", Mode = "0600", Owner = "www-data", Action = CreateIfMissing })).Updated, Is.Zero, path);
        Assert.That(test.TryConverge(() => File("/srv/real", new() { Owner = "nobody-here", Action = CreateIfMissing })).Error!.Message, Does.Contain("no user 'nobody-here'"));
    }

    [Test]
    public void A_directory_can_be_touched()
    {
        var result = test.NotIdempotent("a touch is one each time").Converge(() => File("/srv/folder", new() { Content = "x", Mode = "0700", Action = Touch }));
        Assert.That(result.Steps, Is.EqualTo(new[] { "change mode of /srv/folder from 0755 to 0700", "update times of /srv/folder" }));
    }

    [Test]
    public void A_deletion_needs_no_owner_and_removes_a_link_alone()
    {
        Assert.That(test.Converge(() => File("/srv/link", new() { Owner = "nobody-here", Action = Delete })).Steps, Is.EqualTo(new[] { "delete link /srv/link" }));
        Assert.That(machine.ReadText("/srv/real"), Is.EqualTo("old"));
        Assert.That(test.Converge(() => Directory("/srv/none", new() { Owner = "nobody-here", Action = Delete })).Updated, Is.Zero);
    }

    [TestCase("0644", 420)]
    [TestCase("644", 420)]
    [TestCase("000644", 420)]
    [TestCase("1777", 1023)]
    [TestCase("02755", 1517)]
    public void A_mode_is_octal_text(string mode, int bits)
    {
        test.Converge(() => File("/srv/real", new() { Mode = mode }));
        Assert.That(machine.Files.Stat("/srv/real")!.Value.Mode, Is.EqualTo(bits));
    }

    [TestCase("u=rw")]
    [TestCase("0888")]
    [TestCase("10000")]
    [TestCase("")]
    public void Other_modes_are_mistakes(string mode) =>
        Assert.That(test.TryConverge(() => File("/srv/real", new() { Mode = mode })).Error, Is.InstanceOf<RecipeRunner.Converging.ProblemsException>());

    [Test]
    public void A_new_owner_does_not_get_the_set_id_bits_of_the_old_one()
    {
        foreach (string content in new[] { "old", "new" })
        {
            machine.HasFile("/srv/tool", "old", mode: "6755");
            test.Converge(() => File("/srv/tool", new() { Content = content, Owner = "www-data" }));
            Assert.That(machine.Files.Stat("/srv/tool")!.Value.Mode, Is.EqualTo(Convert.ToInt32("755", 8)), content);
            machine.HasFile("/srv/tool", "old", mode: "6755");
            test.Converge(() => File("/srv/tool", new() { Content = content, Owner = "www-data", Mode = "4755" }));
            Assert.That(machine.Files.Stat("/srv/tool")!.Value.Mode, Is.EqualTo(Convert.ToInt32("4755", 8)), content);
        }
    }

    [Test]
    public void Content_with_another_checksum_is_refused()
    {
        void Recipe(string content) => File("/srv/real", new() { Content = content, Checksum = "11507A0E2F5E69D5DFA40A62A1BD7B6EE57E6BCD85C67C9B8431B36FFF21C437" });
        Assert.That(test.TryConverge(() => Recipe("forged")).Error!.Message, Does.Contain("SHA-256"));
        test.Converge(() => Recipe("new"));
        Assert.That(machine.ReadText("/srv/real"), Is.EqualTo("new"));
    }

    [Test]
    public void An_empty_content_empties_and_none_leaves()
    {
        Assert.That(test.Converge(() => File("/srv/real")).Updated, Is.Zero);
        test.Converge(() => File("/srv/real", new() { Content = "" }));
        Assert.That(machine.ReadText("/srv/real"), Is.Empty);
    }

    [Test]
    public void As_many_backups_are_kept_as_declared()
    {
        test = test.WithStateIn("/var/lib/state");
        for (int i = 0; i < 4; i++)
        {
            machine.Clock.Sleep(TimeSpan.FromSeconds(1));
            test.Converge(() => File("/srv/link", new() { Content = $"{i}", Backup = 2 }));
        }
        Assert.That(machine.Files.List("/var/lib/state/backup/srv"), Has.Count.EqualTo(2).And.All.StartsWith("link.rr-"), "they bear the name of the resource");
        test.Converge(() => File("/srv/link", new() { Content = "last", Backup = 0 }));
        Assert.That(machine.Files.List("/var/lib/state/backup/srv"), Has.Count.EqualTo(2));
        Assert.That(test.Converge(() => File("/srv/link", new() { Mode = "0600" })).Actions.Single().Status, Is.EqualTo(ActionStatus.Updated));
        Assert.That(machine.Files.List("/var/lib/state/backup/srv"), Has.Count.EqualTo(2), "a mode makes none");
    }
}
