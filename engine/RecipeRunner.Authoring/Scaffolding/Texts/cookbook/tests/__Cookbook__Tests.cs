namespace __Namespace__.Tests;

public sealed class __Cookbook__Tests
{
    private readonly FakeMachine machine = FakeMachine.Debian12();

    [Test]
    public void Whoever_logs_in_is_greeted()
    {
        RecipeTest.On(machine).Converge("recipe[__cookbook__]");

        Assert.That(machine.ReadText("/etc/motd.d/__cookbook__"), Is.EqualTo("Welcome to fauxhost, which the cookbook __cookbook__ looks after.\n"));
    }

    [Test]
    public void The_greeting_is_an_attribute()
    {
        RecipeTest.On(machine).WithAttributes("""{ "__cookbook__": { "greeting": "Good morning" } }""").Converge("recipe[__cookbook__]");

        Assert.That(machine.ReadText("/etc/motd.d/__cookbook__"), Does.StartWith("Good morning to "));
    }
}
