using RecipeRunner.Converging;
using RecipeRunner.Testing;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Recipes;

/// <summary>The small questions that recipes ask all the time.</summary>
internal sealed class ChefHelpersTests
{
    private static void Inside(Action lines, string attributes = "{}", FakeMachine? machine = null) =>
        RecipeTest.On(machine ?? FakeMachine.Debian12()).WithAttributes(attributes).Converge(lines);

    [Test]
    public void A_platform_is_one_of_several() => Inside(() =>
    {
        Assert.That(IsPlatform("ubuntu", "debian"));
        Assert.That(IsPlatform("ubuntu"), Is.False);
        Assert.That(IsPlatform(), Is.False);
    });

    [Test]
    public void Ubuntu_is_of_the_family_of_Debian() => Inside(() =>
    {
        Assert.That(IsPlatformFamily("rhel", "debian"));
        Assert.That(IsPlatform("debian"), Is.False);
    }, machine: FakeMachine.Ubuntu2204());

    [Test]
    public void A_tag_is_there_once_and_goes() => Inside(() =>
    {
        Tag("web");
        Tag("web");
        Assert.That((string[])node["tags"], Is.EqualTo(new[] { "blue", "web" }));
        Assert.That(IsTagged("web", "blue"));
        Assert.That(IsTagged("web", "green"), Is.False);
        Untag("blue");
        Untag("green");
        Assert.That((string[])node["tags"], Is.EqualTo(new[] { "web" }));
    }, """{ "tags": ["blue"] }""");

    [Test]
    public void One_tag_may_stand_alone() => Inside(() =>
    {
        Tag("web");
        Assert.That((string[])node["tags"], Is.EqualTo(new[] { "blue", "web" }));
    }, """{ "tags": "blue" }""");

    [Test]
    public void A_tag_tells_the_recipes_line() => Inside(() =>
    {
        Tag("web");
        Assert.That(node["tags"].Origin.ToString(), Does.Contain("ChefHelpersTests.cs"));
    });

    [Test]
    public void A_command_that_must_succeed_tells_why_it_did_not()
    {
        FakeMachine machine = FakeMachine.Debian12();
        machine.Command("ls *").Returns(2, stderr: "ls: no such file\n");
        machine.Command("hostname").Returns(0, "web1\n");
        Inside(() =>
        {
            Assert.That(ShellOrFail("hostname").Output, Is.EqualTo("web1"));
            Assert.That(() => ShellOrFail(["ls", "/a b"]), Throws.InstanceOf<RecipeRunnerException>()
                .With.Message.Contains("ChefHelpersTests.cs").And.Message.EndsWith("`ls '/a b'` ended with exit code 2.\nls: no such file"));
        }, machine: machine);
    }
}
