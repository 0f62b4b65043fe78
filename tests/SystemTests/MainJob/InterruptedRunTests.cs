using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.SystemTests.MainJob;

/// <summary>Runs that are ended from outside: nothing is torn, and what is owed is paid by the next run.</summary>
[SystemTest]
public sealed class InterruptedRunTests
{
    private const int Trials = 10;
    private const string ServerOfNew = "127.1.1.3:8080";
    private Checkout checkout = null!;
    private string old = "", _new = "";

    [OneTimeSetUp]
    public void Converge()
    {
        checkout = Checkout.Converged();
        PausedRun.Prepare(checkout);
        checkout.Converge("-o", "recipe[paused]").Ok();
        old = checkout.Host.Read(Checkout.Config);
        Change();
        checkout.Converge("-o", "recipe[paused]").Ok();
        _new = checkout.Host.Read(Checkout.Config);
    }

    [OneTimeTearDown]
    public void Stop() => checkout?.Dispose();

    [SetUp]
    public void BackToOld()
    {
        checkout.Edit(_ => { });
        checkout.Converge("-o", "recipe[paused]").Ok();
    }

    [Test]
    public void A_run_killed_before_its_reload_owes_it_and_the_next_one_pays_and_says_so()
    {
        Change();
        using (PausedRun run = PausedRun.Start(checkout))
        {
            run.Process.Kill();
            run.Process.WaitForExit(TimeSpan.FromSeconds(10));
        }
        Assert.That(checkout.Host.Read(Checkout.Config), Is.EqualTo(_new));
        Assert.That(checkout.Curl(ServerOfNew), Is.Empty, "not reloaded yet");
        Assert.That(checkout.Plan().Stdout, Does.Contain("* service[haproxy] action reload").And.Contain("- Would reload service haproxy"));

        AssertNextRunPays();
    }

    [TestCase(Signal.Interrupt, 130, "SIGINT")]
    [TestCase(Signal.Terminate, 143, "SIGTERM")]
    [TestCase(Signal.Hangup, 143, "SIGHUP")]
    public void A_signal_ends_the_run_after_the_step_that_is_under_way(int signal, int exitCode, string name)
    {
        Change();
        using PausedRun run = PausedRun.Start(checkout);

        run.Process.Kill(signal);
        Wait.Until(() => run.Process.Stderr.Contains($"{name}: stopping after the step that is under way", StringComparison.Ordinal), TimeSpan.FromSeconds(10), "its word on the signal");
        Assert.That(run.IsWaiting(), "the step goes on");
        HostResult result = run.LetGo();

        Assert.That(result.ExitCode, Is.EqualTo(exitCode));
        Assert.That(result.Stdout, Does.Contain("Interrupted: ").And.Contain("- execute cat").And.Not.Contain("- create new file /srv/after"));
        Assert.That(checkout.Host.Exists("/srv/after"), Is.False);
        Assert.That(checkout.Curl(ServerOfNew), Is.Empty, "not reloaded yet");
        run.Dispose();
        AssertNextRunPays();
    }

    [Test]
    public void A_second_signal_ends_the_run_at_once()
    {
        Change();
        using PausedRun run = PausedRun.Start(checkout);

        run.Process.Kill(Signal.Terminate);
        Wait.Until(() => run.Process.Stderr.Length > 0, TimeSpan.FromSeconds(10), "its word on the signal");
        run.Process.Kill(Signal.Terminate);

        Assert.That(run.Process.WaitForExit(TimeSpan.FromSeconds(10)).ExitCode, Is.EqualTo(143));
        run.Dispose();
        AssertNextRunPays();
    }

    [Test]
    public void A_kill_at_any_instant_leaves_the_old_or_the_new_file_and_the_next_run_finishes()
    {
        Change();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        checkout.Converge().Ok();
        TimeSpan length = clock.Elapsed;

        for (int trial = 0; trial < Trials; trial++)
        {
            bool toOld = trial % 2 == 0;
            (string before, string after) = toOld ? (_new, old) : (old, _new);
            if (toOld) checkout.Edit(_ => { });
            else Change();
            TimeSpan wait = length * ((trial + Random.Shared.NextDouble()) / Trials);

            KillAfter(wait);

            string place = $"Killed after {wait.TotalMilliseconds:0} of {length.TotalMilliseconds:0} ms";
            string found = checkout.Host.Read(Checkout.Config);
            Assert.That(found, Is.EqualTo(before).Or.EqualTo(after), place);
            Assert.That(checkout.Host.Shell("ls -A /etc/haproxy").Stdout, Does.Match(@"\A(\.haproxy\.rr-[0-9a-f]{6}\.cfg\n)?errors\nhaproxy\.cfg\nport_guard\.lua\n\z"), place);
            bool owed = checkout.Host.Exists(Checkout.Owed);
            HostResult next = checkout.Converge().Ok();
            Assert.That(next.Stdout.Contains("An earlier run left a notification undone", StringComparison.Ordinal), Is.EqualTo(owed), place);
            AssertSettled(after, place);
        }
    }

    private void Change() => checkout.Edit(node => Stack.Add(node, "app1", "app13", "127.1.1.3"));

    private void KillAfter(TimeSpan wait)
    {
        using HostProcess run = checkout.StartConverge();
        int pid = run.MachinePid;
        Thread.Sleep(wait);
        if (!run.HasExited) Signal.Send(pid, Signal.Kill);
        run.WaitForExit(TimeSpan.FromSeconds(10));
    }

    private void AssertNextRunPays()
    {
        HostResult next = checkout.Converge("-o", "recipe[paused]").Ok();
        Assert.That(next.Stdout, Does.Contain("An earlier run left a notification undone: template[/etc/haproxy/haproxy.cfg] notifies service[haproxy] to reload"));
        Assert.That(next.Stdout, Does.Contain("- reload service haproxy"));
        AssertSettled(_new, "After the next run");
    }

    /// <summary>Haproxy runs what the file says, and there is nothing left to do.</summary>
    private void AssertSettled(string config, string place)
    {
        Assert.That(checkout.Host.Read(Checkout.Config), Is.EqualTo(config), place);
        Assert.That(checkout.Host.Shell("ls -A /etc/haproxy").Stdout, Is.EqualTo("errors\nhaproxy.cfg\nport_guard.lua\n"), place);
        Wait.Until(() => checkout.Curl(ServerOfNew) == (config == _new ? "app13 of app1 answered" : ""), TimeSpan.FromSeconds(10), $"haproxy to serve its file. {place}");
        Assert.That(checkout.Converge().Ok().Stdout, Does.Match(@"Converged: 0 of \d+ resources updated in "), place);
    }
}
