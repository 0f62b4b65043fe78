using RecipeRunner.Testing;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Converging.Contract;

/// <summary>The contract is held: what breaks it is found.</summary>
public sealed class PlanContractCheckTests
{
    private static string? Breach(Action planned, Action happened)
    {
        FakeMachine machine = FakeMachine.Debian12();
        machine.Command("*").Returns(0);
        RecipeTest test = RecipeTest.On(machine).Once();
        return PlanContract.Breach(test.TryPlan(planned), test.TryConverge(happened));
    }

    private static void Doubtful()
    {
        Execute("fill /srv/a");
        File("/srv/a");
    }

    [Test]
    public void The_same_is_no_breach() => Assert.That(Breach(Doubtful, Doubtful), Is.Null);

    [Test]
    public void A_step_that_was_not_planned_is_a_breach() =>
        Assert.That(Breach(Doubtful, () => { Doubtful(); File("/srv/b"); }), Does.StartWith("This happened and the plan did not say so").And.Contain("file[/srv/b]"));

    [Test]
    public void A_certain_step_that_does_not_happen_is_a_breach() =>
        Assert.That(Breach(() => { Doubtful(); File("/srv/b"); }, Doubtful), Does.StartWith("This was certain and did not happen").And.Contain("file[/srv/b]"));

    [Test]
    public void Certain_steps_in_another_order_are_a_breach() =>
        Assert.That(Breach(() => { Doubtful(); File("/srv/b"); File("/srv/c"); }, () => { Doubtful(); File("/srv/c"); File("/srv/b"); }), Is.Not.Null);

    [Test]
    public void A_failure_that_was_not_foretold_is_a_breach() =>
        Assert.That(Breach(() => File("/srv/b"), () => File("/srv/none/b")), Is.Not.Null);

    [Test]
    public void Without_doubt_another_content_is_a_breach() =>
        Assert.That(Breach(() => File("/srv/b", new() { Content = "a" }), () => File("/srv/b", new() { Content = "b" })), Does.StartWith("Nothing was doubtful"));
}
