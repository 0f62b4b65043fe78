using RecipeRunner.Converging;
using RecipeRunner.Reporting;
using RecipeRunner.Testing;
using static RecipeRunner.Dsl.Actions;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Resources;

[TestFixture]
public sealed class RemoteFileTests
{
    private const string Address = "http://127.0.0.1/app.tar";
    private const string Mirror = "http://127.0.0.2/app.tar";
    private const string ChecksumOfNew = "11507a0e2f5e69d5dfa40a62a1bd7b6ee57e6bcd85c67c9b8431b36fff21c437";

    private FakeMachine machine = null!;
    private RecipeTest test = null!;

    [SetUp]
    public void Begin()
    {
        machine = FakeMachine.Debian12();
        test = RecipeTest.On(machine);
    }

    [Test]
    public void A_document_with_an_entity_tag_is_fetched_once()
    {
        machine.HasDownload(Address, "new", etag: "\"1\"");
        Assert.That(test.Converge(Plain).Updated, Is.EqualTo(1));
        Assert.That(machine.ReadText("/opt/app.tar"), Is.EqualTo("new"));
        Assert.That(test.Plan(Plain), Has.Property("Updated").EqualTo(0).And.Property("May").EqualTo(0));
        Assert.That(test.Converge(Plain).Updated, Is.Zero);
    }

    [Test]
    public void A_changed_document_is_fetched_again()
    {
        machine.HasDownload(Address, "old", etag: "\"1\"");
        test.Converge(Plain);
        machine.HasDownload(Address, "new", etag: "\"2\"");
        Assert.That(test.Plan(Plain).StatusOf("remote_file[/opt/app.tar]"), Is.EqualTo(ActionStatus.MayUpdate));
        Assert.That(test.Converge(Plain).Steps, Is.EqualTo(new[] { "update content in file /opt/app.tar" }));
        Assert.That(machine.ReadText("/opt/app.tar"), Is.EqualTo("new"));
    }

    [Test]
    public void A_file_that_was_changed_by_hand_is_fetched_again()
    {
        machine.HasDownload(Address, "new", etag: "\"1\"");
        test.Converge(Plain);
        machine.HasFile("/opt/app.tar", "by hand");
        Assert.That(test.Plan(Plain).StatusOf("remote_file[/opt/app.tar]"), Is.EqualTo(ActionStatus.WouldUpdate), "the server still has what our record names");
        test.Converge(Plain);
        Assert.That(machine.ReadText("/opt/app.tar"), Is.EqualTo("new"));
    }

    [Test]
    public void A_plan_fetches_nothing()
    {
        machine.HasDownload(Address, "new");
        Assert.That(test.Plan(Plain).Steps, Is.EqualTo(new[] { "create new file /opt/app.tar" }));
        machine.HasFile("/opt/app.tar", "old");
        var plan = test.Plan(Plain);
        Assert.That(plan.StatusOf("remote_file[/opt/app.tar]"), Is.EqualTo(ActionStatus.MayUpdate));
        Assert.That(machine.Log, Is.Empty);
    }

    [Test]
    public void With_the_right_checksum_nothing_is_fetched()
    {
        machine.HasDownload(Address, "new").HasFile("/opt/app.tar", "new");
        Assert.That(test.Converge(Checked).Updated, Is.Zero);
        Assert.That(machine.Log, Is.Empty);
    }

    [Test]
    public void With_a_checksum_a_plan_is_certain()
    {
        machine.HasDownload(Address, "new").HasFile("/opt/app.tar", "old");
        Assert.That(test.Plan(Checked).StatusOf("remote_file[/opt/app.tar]"), Is.EqualTo(ActionStatus.WouldUpdate));
    }

    [Test]
    public void A_document_with_another_checksum_is_refused()
    {
        machine.HasDownload(Address, "forged").HasFile("/opt/app.tar", "old");
        Assert.That(test.TryConverge(Checked).Error!.Message, Does.Contain("SHA-256"));
        Assert.That(machine.ReadText("/opt/app.tar"), Is.EqualTo("old"));
    }

    [Test]
    public void The_first_mirror_that_answers_will_do()
    {
        machine.HasDownload(Mirror, "new");
        test.Converge(() => RemoteFile("/opt/app.tar", new() { Source = [Address, Mirror] }));
        Assert.That(machine.ReadText("/opt/app.tar"), Is.EqualTo("new"));
    }

    [Test]
    public void A_mirror_with_another_document_is_an_error_as_in_Chef()
    {
        machine.HasDownload(Address, "forged").HasDownload(Mirror, "new");
        Assert.That(test.TryConverge(() => RemoteFile("/opt/app.tar", new() { Source = [Address, Mirror], Checksum = ChecksumOfNew })).Error!.Message, Does.Contain("SHA-256"));
    }

    [Test]
    public void A_checksum_may_be_in_capitals()
    {
        machine.HasFile("/opt/app.tar", "new");
        Assert.That(test.Converge(() => RemoteFile("/opt/app.tar", new() { Source = Address, Checksum = ChecksumOfNew.ToUpperInvariant() })).Updated, Is.Zero);
    }

    [Test]
    public void A_file_address_may_hold_blanks()
    {
        machine.HasFile("/srv/an app.tar", "new");
        test.Converge(() => RemoteFile("/opt/app.tar", new() { Source = "file:///srv/an%20app.tar" }));
        Assert.That(machine.ReadText("/opt/app.tar"), Is.EqualTo("new"));
        Assert.That(test.Converge(() => RemoteFile("/opt/app.tar", new() { Source = ["file:///srv/none", "file:///srv/an app.tar"] })).Updated, Is.Zero);
    }

    [Test]
    public void What_is_there_is_not_fetched_by_create_if_missing()
    {
        machine.HasFile("/opt/app.tar", "old");
        Assert.That(test.Converge(() => RemoteFile("/opt/app.tar", new() { Source = Address, Action = CreateIfMissing })).Updated, Is.Zero);
    }

    [Test]
    public void A_file_address_is_copied_and_a_plan_knows_it()
    {
        machine.HasFile("/srv/app.tar", "new").HasFile("/opt/app.tar", "old");
        void Recipe() => RemoteFile("/opt/app.tar", new() { Source = "file:///srv/app.tar" });
        Assert.That(test.Plan(Recipe).StatusOf("remote_file[/opt/app.tar]"), Is.EqualTo(ActionStatus.WouldUpdate));
        test.Converge(Recipe);
        Assert.That(test.Converge(Recipe).Updated, Is.Zero);
    }

    [Test]
    public void A_path_is_not_an_address() =>
        Assert.That(test.TryConverge(() => RemoteFile("/opt/app.tar", new() { Source = "/srv/app.tar" })).Error, Is.InstanceOf<ProblemsException>().With.Message.Contains("file://"));

    private static void Plain() => RemoteFile("/opt/app.tar", new() { Source = Address });

    private static void Checked() => RemoteFile("/opt/app.tar", new() { Source = Address, Checksum = ChecksumOfNew });
}
