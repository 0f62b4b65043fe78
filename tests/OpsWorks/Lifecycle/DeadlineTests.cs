using RecipeRunner.OpsWorks.Lifecycle;

namespace RecipeRunner.Tests.OpsWorks.Lifecycle;

internal sealed class DeadlineTests
{
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(10);

    [Test]
    public void Work_that_is_late_is_ended_and_does_not_go_on()
    {
        using var missed = new ManualResetEventSlim();
        var deadline = new Deadline(TimeSpan.FromMilliseconds(1), missed.Set);

        Assert.That(missed.Wait(s_long));
        var work = new Thread(deadline.Meet) { IsBackground = true };
        work.Start();
        Assert.That(work.Join(TimeSpan.FromMilliseconds(50)), Is.False);
    }

    [Test]
    public void Work_that_ends_in_time_goes_on([Values] bool limited)
    {
        bool missed = false;
        var deadline = new Deadline(limited ? s_long : null, () => missed = true);

        deadline.Meet();

        Assert.That(missed, Is.False);
    }
}
