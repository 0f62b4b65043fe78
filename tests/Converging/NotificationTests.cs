using RecipeRunner.Converging;
using RecipeRunner.Reporting;
using RecipeRunner.Resources;
using RecipeRunner.Testing;
using static RecipeRunner.Dsl.Actions;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Converging;

/// <summary>Who notifies whom, when, in what order: Chef's rules beyond those that the vectors hold.</summary>
public sealed class NotificationTests
{
    private static readonly Notification RunT = new("run", "execute[t]", Immediately);

    [Test]
    public void Resources_of_one_name_share_their_notifications()
    {
        RecipeTestResult result = Played.Converge(() =>
        {
            Execute("a", new() { Notifies = RunT });
            Execute("a");
            Execute("t", new() { Action = Nothing });
        });
        Assert.That(result.Actions(), Is.EqualTo(new[] { "execute[a] run", "execute[t] run by execute[a]", "execute[a] run", "execute[t] run by execute[a]" }));
    }

    [Test]
    public void Targets_are_told_in_the_order_in_which_the_notifications_were_declared_from_either_end()
    {
        RecipeTestResult result = Played.Converge(() =>
        {
            Execute("first", new() { Action = Nothing, Subscribes = new Subscription("run", "execute[a]", Immediately) });
            Execute("a", new() { Notifies = RunT });
            Execute("t", new() { Action = Nothing });
        });
        Assert.That(result.Actions(), Is.EqualTo(new[] { "execute[a] run", "execute[first] run by execute[a]", "execute[t] run by execute[a]" }));
    }

    [Test]
    public void A_subscription_hears_each_of_its_sources()
    {
        RecipeTestResult result = Played.Converge(() =>
        {
            Execute("t", new() { Action = Nothing, Subscribes = new Subscription("run", ["execute[a]", "execute[unknown]", "execute[b]"], Immediately) });
            Execute("a");
            Execute("b");
        });
        Assert.That(result.Actions(), Is.EqualTo(new[] { "execute[a] run", "execute[t] run by execute[a]", "execute[b] run", "execute[t] run by execute[b]" }));
    }

    [Test]
    public void A_subscription_to_what_is_no_name_of_a_resource_is_a_mistake()
    {
        RecipeTestResult result = Played.TryConverge(() => Execute("t", new() { Subscribes = new Subscription("run", "execute t") }));
        Assert.That(result.Error, Is.TypeOf<ProblemsException>().With.Message.Contain("subscribes to 'execute t'"));
    }

    [Test]
    public void An_outer_resource_that_an_inner_one_notifies_at_once_does_not_pass_it_on()
    {
        RecipeTestResult result = Played.Converge(() =>
        {
            Declare("w", new WrapperResource { Lines = () => Execute("inner", new() { Notifies = RunT }) });
            Execute("t", new() { Action = Nothing, Notifies = new Notification("run", "execute[u]", Immediately) });
            Execute("u", new() { Action = Nothing });
        });
        Assert.That(result.Actions(), Is.EqualTo(new[] { "wrapper[w] run", "execute[inner] run", "execute[t] run by execute[inner]" }));
    }

    [Test]
    public void An_outer_resource_that_an_inner_one_notifies_at_the_end_passes_it_on()
    {
        RecipeTestResult result = Played.Converge(() =>
        {
            Declare("w", new WrapperResource { Lines = () => Execute("inner", new() { Notifies = new Notification("run", "execute[t]") }) });
            Execute("t", new() { Action = Nothing, Notifies = new Notification("run", "execute[u]", Immediately) });
            Execute("u", new() { Action = Nothing });
        });
        Assert.That(result.Actions(), Is.EqualTo(new[] { "wrapper[w] run", "execute[inner] run", "execute[t] run by execute[inner]", "execute[u] run by execute[t]" }));
    }

    [Test]
    public void A_circle_of_immediate_notifications_ends_with_its_names()
    {
        RecipeTestResult result = Played.TryConverge(() =>
        {
            Execute("a", new() { Notifies = RunT });
            Execute("t", new() { Action = Nothing, Notifies = new Notification("run", "execute[u]", Immediately) });
            Execute("u", new() { Action = Nothing, Notifies = RunT });
        });
        Assert.That(result.Error, Has.Message.Contain("notifications go round in a circle: ").And.Message.Contain("execute[t] run, then execute[u] run, then execute[t] run"));
    }

    [Test]
    public void A_composite_resource_that_an_inner_one_notifies_at_once_is_a_circle_too()
    {
        RecipeTestResult result = Played.TryConverge(() => Declare("w", new WrapperResource
        {
            Lines = () => Execute("inner", new() { Notifies = new Notification("run", "wrapper[w]", Immediately) }),
        }));
        Assert.That(result.Error, Has.Message.Contain("notifications go round in a circle: wrapper[w] run, then execute[inner] run, then wrapper[w] run"));
    }

    [Test]
    public void A_circle_ends_by_itself_when_nothing_is_left_to_do()
    {
        RecipeTestResult result = Played.Converge(() =>
        {
            File("/srv/a", new() { Content = "a", Notifies = new Notification("create", "file[/srv/b]", Immediately) });
            File("/srv/b", new() { Content = "b", Action = Nothing, Notifies = new Notification("create", "file[/srv/a]", Immediately) });
        });
        Assert.That(result.Updated, Is.EqualTo(2));
    }

    [Test]
    public void What_is_declared_while_others_converge_is_checked_in_its_turn()
    {
        RecipeTestResult result = Played.TryConverge(() =>
        {
            Block("declare", () => Execute("late", new() { Notifies = new Notification("run", "execute[nobody]") }));
            Execute("never");
        });
        Assert.That(result.Error, Has.Message.Contain("execute[late] notifies execute[nobody], which no recipe declares"));
        Assert.That(result.Actions(), Is.EqualTo(new[] { "block[declare] run" }));
    }

    [Test]
    public void What_a_block_declares_converges_next_and_its_subscriptions_count()
    {
        RecipeTestResult result = Played.Converge(() =>
        {
            Block("declare", () =>
            {
                Execute("one", new() { Subscribes = new Subscription("run", "execute[last]") });
                Execute("two");
            });
            Execute("last");
        });
        Assert.That(result.Actions(), Is.EqualTo(new[] { "block[declare] run", "execute[one] run", "execute[two] run", "execute[last] run", "execute[one] run by execute[last]" }));
    }

    [Test]
    public void A_resource_of_compile_time_converges_when_it_is_declared_notifies_nobody_and_does_nothing_in_its_turn()
    {
        RecipeTestResult result = Played.Converge(() =>
        {
            Execute("t");
            Execute("now", new() { CompileTime = true, Notifies = RunT });
        });
        Assert.That(result.Events.OfType<ActionStarted>().Select(e => $"{e.Resource.Key} {e.Action}"), Is.EqualTo(new[] { "execute[now] run", "execute[t] run", "execute[now] nothing" }));
    }

    [Test]
    public void A_resource_of_compile_time_inside_a_composite_one_converges_before_its_siblings()
    {
        RecipeTestResult result = Played.Converge(() => Declare("w", new WrapperResource
        {
            Lines = () =>
            {
                Execute("first");
                Execute("now", new() { CompileTime = true });
            },
        }));
        Assert.That(result.Actions(), Is.EqualTo(new[] { "wrapper[w] run", "execute[now] run", "execute[first] run" }));
    }
}
