namespace __Namespace__.Tests;

public sealed class __Name__RecipeTests
{
    [Test]
    public void It_converges_on_a_Debian()
    {
        FakeMachine machine = FakeMachine.Debian12();

        RecipeTestResult run = RecipeTest.On(machine).Converge("recipe[__cookbook__::__name__]");

        Assert.That(run.Steps, Is.Not.Empty);
    }
}
