using RecipeRunner.Machines;
using RecipeRunner.Testing;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Resources;

[TestFixture]
public sealed class ExecuteTests
{
    private const string Bare = "the command has no guard";

    private FakeMachine machine = null!;
    private RecipeTest test = null!;
    private Command? ran;

    [SetUp]
    public void Begin()
    {
        machine = FakeMachine.Debian12().HasDirectory("/srv");
        machine.Command("make").Does(command => ran = command);
        test = RecipeTest.On(machine);
        ran = null;
    }

    [Test]
    public void What_it_creates_is_meant_from_its_folder_and_a_broken_link_is_nothing()
    {
        machine.Files.CreateSymbolicLink("/srv/done", "/nowhere");
        void Recipe() => Execute("make", new() { Cwd = "/srv", Creates = "done" });
        Assert.That(test.NotIdempotent("this make does not make it").Converge(Recipe).Updated, Is.EqualTo(1));
        machine.HasFile("/nowhere", "");
        Assert.That(test.Converge(Recipe).Updated, Is.Zero);
        Assert.That(test.TryConverge(() => Execute("make", new() { Creates = "done" })).Error!.Message, Does.Contain("Cwd"));
    }

    [Test]
    public void Users_and_groups_are_names_or_numbers_and_digits_in_quotes_are_a_name()
    {
        test.NotIdempotent(Bare).Converge(() => Execute("make", new() { User = 1234, Group = "www-data" }));
        Assert.That((ran!.User, ran.Group), Is.EqualTo(("1234", "www-data")));
        Assert.That(test.TryConverge(() => Execute("make", new() { User = "1234" })).Error!.Message, Does.Contain("User = 1234"));
    }

    [Test]
    public void A_log_in_brings_the_users_group_and_environment_under_what_is_declared()
    {
        test.NotIdempotent(Bare).Converge(() => Execute("make", new() { User = "www-data", Login = true, DefaultEnv = true, Env = new Dictionary<string, string?> { ["HOME"] = "/srv", ["LANG"] = null } }));
        Assert.That(ran!.Group, Is.EqualTo("33"));
        Assert.That(ran.Environment!["USER"], Is.EqualTo("www-data"));
        Assert.That(ran.Environment["HOME"], Is.EqualTo("/srv"));
        Assert.That(ran.Environment["LC_ALL"], Is.EqualTo("C.UTF-8"));
        Assert.That(ran.Environment["LANG"], Is.Null);
    }

    [Test]
    public void Output_is_shown_while_it_runs_on_request_and_never_of_a_sensitive_one()
    {
        test.NotIdempotent(Bare).Converge(() => Execute("make", new() { LiveStream = true }));
        Assert.That(ran!.Printed, Is.Not.Null);
        test.NotIdempotent(Bare).Converge(() => Execute("make", new() { LiveStream = true, Sensitive = true }));
        Assert.That(ran.Printed, Is.Null);
    }
}
