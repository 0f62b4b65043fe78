using RecipeRunner.Converging;
using RecipeRunner.Resources;
using RecipeRunner.Testing;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Converging;

public sealed class WaitingStepTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly FakeMachine machine = FakeMachine.Debian12();

    [SetUp]
    public void Forget() => machine.ClearLog();

    [Test]
    public void A_step_is_over_when_it_awaits_nothing_more()
    {
        int asked = 0;
        RecipeTestResult result = RecipeTest.On(machine).NotIdempotent("it waits in every run").Converge(() => Declare("x", new WaitingResource { Await = () => ++asked < 3 ? Pause : null }));
        Assert.That(machine.Log, Is.EqualTo(new[] { "sleep 2 s", "sleep 2 s" }));
        Assert.That(result.Steps, Is.EqualTo(new[] { "wait" }));
    }

    [Test]
    public void A_plan_does_not_ask()
    {
        RecipeTestResult plan = RecipeTest.On(machine).Plan(() => Declare("x", new WaitingResource { Await = () => throw new InvalidOperationException("asked") }));
        Assert.That(plan.Steps, Is.EqualTo(new[] { "wait" }));
        Assert.That(machine.Log, Is.Empty);
    }

    [Test]
    public void A_run_that_is_told_to_stop_ends_between_two_questions()
    {
        using var stop = new CancellationTokenSource();
        int asked = 0;
        RecipeTestResult result = RecipeTest.On(machine).StoppedBy(stop.Token).TryConverge(() => Declare("x", new WaitingResource
        {
            Await = () =>
            {
                if (++asked == 2) stop.Cancel();
                return Pause;
            },
        }));
        Assert.That(result.Error, Is.InstanceOf<RunInterruptedException>());
        Assert.That(machine.Log, Is.EqualTo(new[] { "sleep 2 s" }));
    }

    internal sealed record WaitingResource : Resource<WaitingResource.State>
    {
        public required Func<TimeSpan?> Await { get; init; }

        public override IReadOnlyList<ResourceAction> Actions { get; } = ["run"];

        public sealed record State;

        protected override State Load(ResourceContext context) => new();

        protected override IEnumerable<Step> Plan(ResourceAction action, State state) => [new("wait", _ => { }) { Await = _ => Await() }];
    }
}
