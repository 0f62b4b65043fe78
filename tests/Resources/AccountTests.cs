using RecipeRunner.Testing;
using static RecipeRunner.Dsl.Actions;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Resources;

[TestFixture]
public sealed class AccountTests
{
    private FakeMachine machine = null!;
    private RecipeTest test = null!;

    [SetUp]
    public void Begin()
    {
        machine = FakeMachine.Debian12();
        test = RecipeTest.On(machine);
    }

    [Test]
    public void A_user_is_made_once_with_its_home()
    {
        void Recipe() => User("deploy", new() { Uid = 1500, Shell = "/bin/bash", ManageHome = true });
        Assert.That(test.Plan(Recipe).Steps, Is.EqualTo(new[] { "create user deploy with uid 1500" }));
        test.Converge(Recipe);
        Assert.That(machine.Accounts.User("deploy"), Has.Property("Uid").EqualTo(1500).And.Property("Shell").EqualTo("/bin/bash"));
        Assert.That(machine.Files.Stat("/home/deploy"), Is.Not.Null);
        Assert.That(test.Converge(Recipe).Steps, Is.Empty);
    }

    [Test]
    public void Only_what_differs_is_modified()
    {
        test.Converge(() => User("deploy", new() { Shell = "/bin/sh", Comment = "Deployer" }));
        Assert.That(test.Converge(() => User("deploy", new() { Shell = "/bin/bash", Comment = "Deployer" })).Steps,
            Is.EqualTo(new[] { "modify user deploy: shell from '/bin/sh' to '/bin/bash'" }));
    }

    [Test]
    public void A_password_is_never_shown()
    {
        test.Converge(() => User("deploy", new() { Password = "$6$old" }));
        var result = test.Converge(() => User("deploy", new() { Password = "$6$new" }));
        Assert.That(result.Steps, Is.EqualTo(new[] { "modify user deploy: password" }));
        Assert.That(machine.Accounts.User("deploy")!.PasswordHash, Is.EqualTo("$6$new"));
    }

    [Test]
    public void A_locked_user_keeps_its_lock_and_its_password()
    {
        void Recipe() => User("deploy", new() { Password = "$6$hash", Action = [Create, RecipeRunner.Dsl.Actions.Lock] });
        test.Converge(Recipe);
        Assert.That(machine.Accounts.User("deploy")!.Locked);
        Assert.That(test.Converge(Recipe).Steps, Is.Empty);
    }

    [Test]
    public void Modify_needs_a_user_and_manage_does_not()
    {
        Assert.That(test.TryConverge(() => User("nobody-here", new() { Action = Modify })).Error!.Message, Does.Contain("there is no user 'nobody-here'"));
        Assert.That(test.Converge(() => User("nobody-here", new() { Action = Manage })).Updated, Is.Zero);
    }

    [Test]
    public void A_user_is_removed_once()
    {
        test.Converge(() => User("deploy"));
        Assert.That(test.Converge(() => User("deploy", new() { Action = Remove })).Steps, Is.EqualTo(new[] { "remove user deploy" }));
        Assert.That(test.Converge(() => User("deploy", new() { Action = Remove })).Steps, Is.Empty);
    }

    [Test]
    public void The_members_of_a_group_are_exactly_those_named()
    {
        test.Converge(() => Group("web", new() { Members = ["root", "www-data"] }));
        void Recipe() => Group("web", new() { Members = ["nobody", "root"] });
        Assert.That(test.Converge(Recipe).Steps, Is.EqualTo(new[] { "modify group web: add nobody; take out www-data" }));
        Assert.That(test.Converge(Recipe).Steps, Is.Empty);
    }

    [Test]
    public void Appended_members_join_those_that_are_there()
    {
        test.Converge(() => Group("web", new() { Members = ["root", "nobody"] }));
        test.Converge(() => Group("web", new() { Members = ["www-data"], ExcludedMembers = ["nobody"], Append = true }));
        Assert.That(machine.Accounts.Group("web")!.Members, Is.EquivalentTo(new[] { "root", "www-data" }));
    }

    [Test]
    public void Excluded_members_need_append() =>
        Assert.That(test.TryConverge(() => Group("web", new() { ExcludedMembers = "root" })).Error!.Message, Does.Contain("Append = true"));

    [Test]
    public void A_plan_knows_the_user_that_it_would_make()
    {
        var plan = test.Plan(() =>
        {
            User("deploy", new() { Uid = 1500 });
            File("/srv/f", new() { Owner = "deploy" });
        });
        Assert.That(plan, Has.Property("Updated").EqualTo(2).And.Property("May").EqualTo(0));
        Assert.That(machine.Accounts.User("deploy"), Is.Null);
    }
}
