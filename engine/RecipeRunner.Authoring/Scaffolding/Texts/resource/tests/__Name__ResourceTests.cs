namespace __Namespace__.Tests;

public sealed class __Name__ResourceTests
{
    private readonly FakeMachine machine = FakeMachine.Debian12();

    [Test]
    public void The_file_is_made()
    {
        RecipeTest.On(machine).Converge(() => __Name__("limits", new() { Content = "most = 5\n" }));

        Assert.That(machine.ReadText("/etc/__cookbook__/limits"), Is.EqualTo("most = 5\n"));
    }

    [Test]
    public void It_can_be_deleted()
    {
        machine.HasFile("/etc/__cookbook__/limits", "most = 5\n");

        RecipeTest.On(machine).Converge(() => __Name__("limits", new() { Action = Delete }));

        Assert.That(machine.Files.Stat("/etc/__cookbook__/limits"), Is.Null);
    }
}
