using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.SystemTests.MainJob;

[SystemTest]
public sealed class LockTests
{
    private Checkout checkout = null!;

    [OneTimeSetUp]
    public void Converge()
    {
        checkout = Checkout.Converged();
        PausedRun.Prepare(checkout);
    }

    [OneTimeTearDown]
    public void Stop() => checkout?.Dispose();

    [Test]
    public void A_second_run_is_refused_and_told_who_holds_the_lock()
    {
        using PausedRun first = PausedRun.Start(checkout);

        HostResult second = checkout.Converge();

        Assert.That(second.ExitCode, Is.EqualTo(5));
        Assert.That(second.Stdout + second.Stderr, Does.Contain($"process {first.Pid} (`{PublishedRunner.InHost} converge -o recipe[paused]`, since 2"));
        Assert.That(second.Stdout + second.Stderr, Does.Contain($"holds {Checkout.State}/lock"));
        Assert.That(checkout.Plan().ExitCode, Is.EqualTo(0), "a plan needs no lock");
        Assert.That(checkout.Converge("--lockfile", "/run/other/lock").ExitCode, Is.Zero, "another lock is free");
        Assert.That(first.LetGo().ExitCode, Is.Zero);
        Assert.That(checkout.Converge().ExitCode, Is.Zero, "the lock is free again");
    }

    [Test]
    public void A_run_that_was_killed_holds_no_lock()
    {
        using (PausedRun killed = PausedRun.Start(checkout))
        {
            killed.Process.Kill();
            killed.Process.WaitForExit(TimeSpan.FromSeconds(10));
            Assert.That(killed.IsWaiting(), "its step outlives it");

            Assert.That(checkout.Converge().ExitCode, Is.Zero);
        }
    }
}
