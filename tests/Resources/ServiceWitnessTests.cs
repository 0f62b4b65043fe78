using RecipeRunner.Converging;
using RecipeRunner.Reporting;
using RecipeRunner.Testing;
using static RecipeRunner.Dsl.Actions;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Resources;

public sealed class ServiceWitnessTests
{
    private readonly FakeMachine machine = FakeMachine.Debian12().HasService("web", running: true, mainPid: 100);

    private RecipeTest Test => RecipeTest.On(machine);

    [SetUp]
    public void Forget() => machine.ClearLog();

    [Test]
    public void A_witness_carries_the_order_out_and_is_content()
    {
        var seen = new List<string>();
        RecipeTestResult result = Test.NotIdempotent("a service is reloaded whenever it is told to").Converge(() => Service("w", new()
        {
            ServiceName = "web",
            Action = [Reload, Restart],
            Witness = order =>
            {
                seen.Add($"{order.Service} {order.Action} {order.Machine.Services.Status(order.Service).MainPid}");
                order.Warn("not sure");
                return order.CarryOut();
            },
        }));
        Assert.That(seen, Is.EqualTo(new[] { "web reload 100", "web restart 100" }));
        Assert.That(machine.Log, Is.EqualTo(new[] { "reload web", "restart web" }));
        Assert.That(result.Events.OfType<Message>().Select(m => m.Text), Is.EqualTo(new[] { "not sure", "not sure" }));
    }

    [Test]
    public void What_it_finds_wrong_fails_the_action_and_a_notification_stays_owed()
    {
        RecipeTestResult result = Test.TryConverge(() =>
        {
            Service("web", new() { Witness = order => order.CarryOut() ?? "no new worker" });
            File("/srv/a", new() { Notifies = [new(Reload, "service[web]")] });
        });
        Assert.That(result.Error, Is.TypeOf<ResourceFailedException>());
        Assert.That(result.Error!.Message, Does.Contain("service[web]").And.Contain("no new worker"));
        Assert.That(machine.Log, Is.EqualTo(new[] { "reload web" }));
    }

    [Test]
    public void What_the_init_system_says_fails_the_action_though_the_witness_saw_nothing()
    {
        machine.Services.Mask("web");
        RecipeTestResult result = Test.TryConverge(() => Service("web", new()
        {
            Action = Restart,
            Witness = order =>
            {
                order.CarryOut();
                return null;
            },
        }));
        Assert.That(result.Error!.Message, Does.Contain("Unit web.service is masked"));
    }

    [Test]
    public void A_plan_has_nothing_to_see()
    {
        RecipeTestResult plan = Test.Plan(() => Service("web", new() { Action = Reload, Witness = _ => throw new InvalidOperationException("asked in a plan") }));
        Assert.That(plan.Steps, Is.EqualTo(new[] { "reload service web" }));
        Assert.That(machine.Log, Is.Empty);
    }
}
