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
}
