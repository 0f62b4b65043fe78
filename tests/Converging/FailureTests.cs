using RecipeRunner.Reporting;
using RecipeRunner.Resources;
using RecipeRunner.Testing;
using static RecipeRunner.Dsl.Actions;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Converging;

/// <summary>What a failure ends, and what it does not.</summary>
public sealed class FailureTests
{
    private static readonly Notification RunT = new("run", "execute[t]", Immediately);

    [Test]
    public void A_failure_that_is_ignored_is_marked_and_not_tried_again()
    {
        RecipeTestResult result = Played.Converge(() => Execute("false", new() { IgnoreFailure = true, Retries = 3 }));
        Assert.That(result.Actions.Single(), Has.Property("Status").EqualTo(ActionStatus.Failed).And.Property("IsIgnored").True.And.Property("IsQuiet").False);
        Assert.That(result.Events.OfType<ActionRetried>(), Is.Empty);
        Assert.That((result.Total, result.Failed), Is.EqualTo((0, 1)));
    }

    [Test]
    public void A_quiet_one_is_marked_so() =>
        Assert.That(Played.Converge(() => Execute("false", new() { IgnoreFailure = Quiet })).Actions.Single(), Has.Property("IsIgnored").True.And.Property("IsQuiet").True);

    [Test]
    public void The_actions_after_an_ignored_failure_have_their_turn()
    {
        RecipeTestResult result = Played.Converge(() => File("/nowhere/a", new() { Action = [Touch, Delete, Create], IgnoreFailure = true }));
        Assert.That(result.Actions.Select(a => a.Status), Is.EqualTo(new[] { ActionStatus.Failed, ActionStatus.UpToDate, ActionStatus.Failed }));
    }

    [Test]
    public void The_actions_after_a_failure_have_none()
    {
        RecipeTestResult result = Played.TryConverge(() => File("/nowhere/a", new() { Action = [Touch, Delete] }));
        Assert.That(result.Actions.Select(a => a.Action), Is.EqualTo(new[] { "touch" }));
    }

    [Test]
    public void A_composite_resource_that_changed_something_before_its_ignored_failure_notifies()
    {
        RecipeTestResult result = Played.Converge(() =>
        {
            Declare("w", new WrapperResource { IgnoreFailure = true, Notifies = RunT, Lines = () => { Execute("a"); Execute("false"); } });
            Execute("t", new() { Action = Nothing });
        });
        Assert.That(result.Actions(), Does.Contain("execute[t] run by wrapper[w]"));
        Assert.That(result.StatusOf("wrapper[w]"), Is.EqualTo(ActionStatus.Failed));
    }

    [Test]
    public void A_composite_resource_that_is_tried_again_is_updated_by_what_its_first_attempt_changed()
    {
        int attempts = 0;
        RecipeTestResult result = Played.Converge(() =>
        {
            Declare("w", new WrapperResource
            {
                Retries = 1,
                RetryDelay = TimeSpan.Zero,
                Notifies = RunT,
                Lines = () =>
                {
                    File("/srv/a");
                    if (attempts++ == 0) Execute("false");
                },
            });
            Execute("t", new() { Action = Nothing });
        });
        Assert.That(result.Actions(), Is.EqualTo(new[] { "wrapper[w] run", "file[/srv/a] create", "execute[false] run", "file[/srv/a] create", "execute[t] run by wrapper[w]" }));
    }

    [Test]
    public void A_guard_that_throws_is_a_failure_of_its_resource_and_may_be_ignored()
    {
        RecipeTestResult result = Played.Converge(() =>
        {
            Execute("a", new() { NotIf = When(() => throw new InvalidOperationException("no answer")), IgnoreFailure = true });
            Execute("b");
        });
        Assert.That((result.StatusOf("execute[a]"), result.StatusOf("execute[b]")), Is.EqualTo((ActionStatus.Failed, ActionStatus.Updated)));
    }

    [Test]
    public void The_delayed_notifications_of_a_composite_resource_are_delivered_though_an_inner_one_fails()
    {
        RecipeTestResult result = Played.TryConverge(() => Declare("w", new WrapperResource
        {
            Lines = () =>
            {
                Execute("a", new() { Notifies = new Notification("run", "execute[t]") });
                Execute("false");
                Execute("t", new() { Action = Nothing });
            },
        }));
        Assert.That(result.Error, Is.Not.Null);
        Assert.That(result.Actions().Last(), Is.EqualTo("execute[t] run by execute[a]"));
    }
}
