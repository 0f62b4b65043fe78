namespace __Namespace__.Tests;

public sealed class __Name__RecipeTests
{
    [Test]
    public void Its_folder_is_made()
    {
        FakeMachine machine = FakeMachine.Debian12();

        RecipeTest.On(machine).Converge("recipe[__cookbook__::__name__]");

        Assert.That(machine.Files.Stat("/var/lib/__cookbook__/__name__")?.Kind, Is.EqualTo(FileKind.Directory));
    }
}
