using RecipeRunner.Converging;
using RecipeRunner.Resources;
using RecipeRunner.Testing;
using static RecipeRunner.Dsl.Actions;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Resources;

[TestFixture]
public sealed class LinkTests
{
    private FakeMachine machine = null!;
    private RecipeTest test = null!;

    [SetUp]
    public void Begin()
    {
        machine = FakeMachine.Debian12().HasFile("/opt/app-1/bin", "one").HasFile("/opt/app-2/bin", "two");
        test = RecipeTest.On(machine);
    }

    [Test]
    public void A_symbolic_link_is_made_once()
    {
        Assert.That(test.Converge(Recipe).Steps, Is.EqualTo(new[] { "create symbolic link /opt/app to app-1" }));
        Assert.That(machine.ReadText("/opt/app/bin"), Is.EqualTo("one"));
        Assert.That(test.Converge(Recipe).Steps, Is.Empty);

        static void Recipe() => Link("/opt/app", new() { To = "app-1" });
    }

    [Test]
    public void A_link_to_another_target_is_made_anew()
    {
        test.Converge(() => Link("/opt/app", new() { To = "/opt/app-1" }));
        test.Converge(() => Link("/opt/app", new() { To = "/opt/app-2" }));
        Assert.That(machine.Files.ReadLink("/opt/app"), Is.EqualTo("/opt/app-2"));
    }

    [Test]
    public void A_hard_link_shares_the_file()
    {
        static void Recipe() => Link("/opt/bin", new() { To = "/opt/app-1/bin", LinkType = LinkType.Hard });
        test.Converge(Recipe);
        Assert.That(machine.Files.Stat("/opt/bin")!.Value.Inode, Is.EqualTo(machine.Files.Stat("/opt/app-1/bin")!.Value.Inode));
        Assert.That(test.Converge(Recipe).Updated, Is.Zero);
    }

    [Test]
    public void A_link_does_not_replace_a_directory() =>
        Assert.That(test.TryConverge(() => Link("/opt/app-1", new() { To = "app-2" })).Error!.Message, Does.Contain("/opt/app-1 is a directory"));

    [Test]
    public void Deleting_leaves_what_is_no_link()
    {
        var result = test.TryConverge(() => Link("/opt/app-1/bin", new() { Action = Delete }));
        Assert.That(result.Error!.Message, Does.Contain("is not a symbolic link"));
        Assert.That(machine.ReadText("/opt/app-1/bin"), Is.EqualTo("one"));
    }

    [Test]
    public void A_link_without_a_target_is_a_mistake_before_anything_converges() =>
        Assert.That(test.TryConverge(() => Link("/opt/app")).Error, Is.InstanceOf<ProblemsException>().With.Message.Contains("To = "));

    [Test]
    public void The_owner_is_that_of_the_link_itself()
    {
        test.Converge(() => Link("/opt/app", new() { To = "/opt/app-1/bin", Owner = "www-data" }));
        Assert.That(machine.Files.LinkStat("/opt/app")!.Value.Uid, Is.EqualTo(33));
        Assert.That(machine.Files.Stat("/opt/app-1/bin")!.Value.Uid, Is.Zero);
    }

    [Test]
    public void An_owner_that_nobody_knows_is_left_alone_with_a_warning_as_in_Chef()
    {
        var result = test.Converge(() => Link("/opt/app", new() { To = "app-1", Owner = "nobody-here" }));
        Assert.That(result.Messages, Has.Some.Contains("no user 'nobody-here'"));
        Assert.That(machine.Files.ReadLink("/opt/app"), Is.EqualTo("app-1"));
    }

    [Test]
    public void A_hard_link_has_no_owner_of_its_own()
    {
        static void Recipe() => Link("/opt/bin", new() { To = "/opt/app-1/bin", LinkType = LinkType.Hard, Owner = "www-data" });
        test.Converge(Recipe);
        Assert.That(machine.Files.Stat("/opt/bin")!.Value.Uid, Is.Zero);
        Assert.That(test.Converge(Recipe).Updated, Is.Zero);
    }

    [Test]
    public void A_hard_link_to_what_a_link_leads_to_is_right()
    {
        machine.Files.CreateSymbolicLink("/opt/alias", "/opt/app-1/bin");
        machine.Files.CreateHardLink("/opt/bin", "/opt/app-1/bin");
        Assert.That(test.Converge(() => Link("/opt/bin", new() { To = "/opt/alias", LinkType = LinkType.Hard })).Updated, Is.Zero);
    }

    [Test]
    public void A_link_may_lead_to_itself_or_nowhere_and_is_deleted_all_the_same()
    {
        foreach (string to in new[] { "/opt/self", "/nowhere" })
        {
            test.Converge(() => Link("/opt/self", new() { To = to }));
            Assert.That(test.Converge(() => Link("/opt/self", new() { To = to })).Updated, Is.Zero, to);
        }
        test.Converge(() => Link("/opt/self", new() { Action = Delete }));
        Assert.That(machine.Files.LinkStat("/opt/self"), Is.Null);
    }

    [Test]
    public void A_hard_link_to_what_is_missing_is_an_error() =>
        Assert.That(test.TryConverge(() => Link("/opt/bin", new() { To = "/opt/none", LinkType = LinkType.Hard })).Error!.Message, Does.Contain("/opt/none does not exist"));

    [Test]
    public void Deleting_a_link_of_the_other_kind_is_an_error()
    {
        machine.Files.CreateSymbolicLink("/opt/app", "app-1/bin");
        Assert.That(test.TryConverge(() => Link("/opt/app", new() { To = "/opt/app-1/bin", LinkType = LinkType.Hard, Action = Delete })).Error, Is.Not.Null);
        Assert.That(test.TryConverge(() => Link("/opt/app-2/bin", new() { To = "/opt/app-1/bin", LinkType = LinkType.Hard, Action = Delete })).Error!.Message, Does.Contain("is not a hard link"));
    }
}
