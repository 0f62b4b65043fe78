using RecipeRunner.Converging;
using RecipeRunner.Resources;
using RecipeRunner.Testing;
using static RecipeRunner.Dsl.Actions;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Converging;

/// <summary>Composite resources whose inner ones converge as they are declared.</summary>
public sealed class UnifiedModeTests
{
    private static RecipeTestResult Inside(Action lines) => Played.TryConverge(() => Declare("w", new WrapperResource { Unified = true, Lines = lines }));

    private static IEnumerable<string> Inner(Action lines)
    {
        RecipeTestResult result = Inside(lines);
        Assert.That(result.Error, Is.Null);
        return result.Actions().Skip(1);
    }

    [Test]
    public void The_next_line_sees_what_a_resource_did()
    {
        bool there = false, updated = false;
        RecipeTestResult result = Inside(() =>
        {
            updated = File("/srv/a").Updated;
            there = FileExists("/srv/a");
        });
        Assert.That((result.Updated, there, updated), Is.EqualTo((2, true, true)));
    }

    [Test]
    public void A_target_that_is_declared_later_is_notified_once_it_is_there() =>
        Assert.That(Inner(() =>
        {
            Execute("a", new() { Notifies = new Notification("run", "execute[t]", Immediately) });
            Execute("b");
            Execute("t", new() { Action = Nothing });
            Execute("c");
        }), Is.EqualTo(new[] { "execute[a] run", "execute[b] run", "execute[t] run by execute[a]", "execute[c] run" }));

    [Test]
    public void A_target_that_is_declared_already_is_notified_at_once() =>
        Assert.That(Inner(() =>
        {
            Execute("t", new() { Action = Nothing });
            Execute("a", new() { Notifies = new Notification("run", "execute[t]", Immediately) });
            Execute("b");
        }), Is.EqualTo(new[] { "execute[a] run", "execute[t] run by execute[a]", "execute[b] run" }));

    [Test]
    public void Delayed_notifications_are_delivered_when_all_are_declared_whichever_end_came_first() =>
        Assert.That(Inner(() =>
        {
            Execute("a", new() { Notifies = new Notification("run", "execute[t]") });
            Execute("t", new() { Action = Nothing });
            Execute("u", new() { Action = Nothing, Subscribes = new Subscription("run", "execute[a]") });
            Execute("b");
        }), Is.EqualTo(new[] { "execute[a] run", "execute[b] run", "execute[t] run by execute[a]", "execute[u] run by execute[a]" }));

    [Test]
    public void A_target_that_nobody_declares_is_a_mistake_at_the_end()
    {
        RecipeTestResult result = Inside(() =>
        {
            Execute("a", new() { Notifies = new Notification("run", "execute[nobody]", Immediately) });
            Execute("b");
        });
        Assert.That(result.Error, Has.Message.Contain("execute[nobody], which no recipe declares"));
        Assert.That(result.Actions(), Is.EqualTo(new[] { "wrapper[w] run", "execute[a] run", "execute[b] run" }));
    }

    [Test]
    public void It_is_too_late_to_be_told_before_something_that_ran()
    {
        RecipeTestResult result = Inside(() =>
        {
            Execute("a");
            Execute("t", new() { Action = Nothing, Subscribes = new Subscription("run", "execute[a]", Before) });
        });
        Assert.That(result.Error, Is.InstanceOf<RecipeRunnerException>().With.Message.Contain("declare execute[t] first"));
    }

    [Test]
    public void After_a_failure_no_further_line_runs()
    {
        RecipeTestResult result = Inside(() =>
        {
            Execute("false");
            Execute("never");
        });
        Assert.That(result.Actions(), Is.EqualTo(new[] { "wrapper[w] run", "execute[false] run" }));
    }
}
