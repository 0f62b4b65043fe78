using System.Diagnostics;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.SystemTests.MainJob;

/// <summary>A master process that does not answer holds a run up for a bounded time, and is said.</summary>
[SystemTest]
public sealed class SilentMasterTests
{
    private const string Socket = "/run/haproxy-master.sock";

    /// <summary>Five seconds of waiting, and what a run takes on a machine that does much else.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(25);
    private Checkout checkout = null!;

    [OneTimeSetUp]
    public void Converge() => checkout = Checkout.Converged(systemd: true);

    [OneTimeTearDown]
    public void Stop() => checkout?.Dispose();

    [Test]
    public void Where_a_stranger_listens_in_its_place_the_new_worker_is_found_in_the_process_table()
    {
        checkout.Host.Run("mv", Socket, Socket + ".old").Ok();
        using (Listener.Start(checkout.Host, Socket))
        {
            checkout.Edit(node => Stack.Stop(node, "app1", "app12"));

            HostResult run = InTime();

            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(run.Stdout + run.Stderr, Does.Contain($"{Socket} gave no answer within").And.Contain("is in the process table"));
        }
        checkout.Host.Run("mv", Socket + ".old", Socket).Ok();
        Assert.That(checkout.Curl("127.1.1.2:8080"), Is.Empty, "the new worker runs the new file");
    }

    [Test]
    public void Where_it_is_gone_too()
    {
        checkout.Host.Run("mv", Socket, Socket + ".old").Ok();
        checkout.Edit(node => Stack.Add(node, "app1", "app13", "127.1.1.3"));

        HostResult run = InTime();
        checkout.Host.Run("mv", Socket + ".old", Socket).Ok();

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Stdout + run.Stderr, Does.Contain($"The socket {Socket} cannot be asked").And.Contain("is in the process table"));
    }

    [Test]
    public void A_master_that_hangs_is_no_reload_and_the_next_run_delivers_it()
    {
        string pid = ServiceJournal.MainPid(checkout.Host).Trim()["MainPID=".Length..];
        checkout.Edit(node => Stack.Add(node, "app2", "app22", "127.1.2.2"));
        checkout.Host.Run("kill", "-STOP", pid).Ok();

        HostResult run = InTime();
        checkout.Host.Run("kill", "-CONT", pid).Ok();

        Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
        Assert.That(run.Stdout, Does.Contain("no new worker was seen within 5 s").And.Contain("The old worker serves on."));
        Assert.That(checkout.Host.Read(Checkout.Owed), Does.Contain("service[haproxy]"));
        Assert.That(checkout.Converge().Ok().Stdout, Does.Contain("owed by an earlier run"));
    }

    private HostResult InTime()
    {
        long began = Stopwatch.GetTimestamp();
        HostResult run = checkout.Converge();
        Assert.That(Stopwatch.GetElapsedTime(began), Is.LessThan(Bound));
        return run;
    }
}
