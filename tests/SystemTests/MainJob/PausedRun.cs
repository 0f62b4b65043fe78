
namespace RecipeRunner.Tests.SystemTests.MainJob;

/// <summary>
/// The main job with a step behind it that waits until it is let go: a run that can be looked at, signalled or killed at the
/// moment when the configuration is new and haproxy has not been reloaded yet.
/// </summary>
internal sealed class PausedRun : IDisposable
{
    private const string Gate = "/srv/gate";
    private readonly Checkout checkout;

    private PausedRun(Checkout checkout, HostProcess process) => (this.checkout, Process) = (checkout, process);

    public HostProcess Process { get; }

    /// <summary>The number that the host knows the run by.</summary>
    public int Pid => checkout.Host.Processes().Single(p => p.MachinePid == Process.MachinePid).Pid;

    /// <summary>Adds the recipe; without the gate it does no more than the main job.</summary>
    public static void Prepare(Checkout checkout) => checkout.AddCookbook("paused", $$"""
        IncludeRecipe("app_layer");
        // Behind the configuration, which is rendered at the end of the run, and before the reload.
        NotifyGroup("pause", new() { Action = Run, OnlyIf = "test -p {{Gate}}", Notifies = [new(Run, "execute[cat {{Gate}}]"), new(Create, "file[/srv/after]")] });
        // A run that is ended here owes it, and by the next one's time the gate is gone.
        Execute("cat {{Gate}}", new() { Action = Nothing, OnlyIf = "test -p {{Gate}}" });
        File("/srv/after", new() { Content = "reached", Action = Nothing });
        """);

    /// <summary>Starts the run and returns when it waits.</summary>
    public static PausedRun Start(Checkout checkout)
    {
        checkout.Host.Shell($"rm -f /srv/after {Gate}; mkfifo {Gate}").Ok();
        var run = new PausedRun(checkout, checkout.StartConverge("-o", "recipe[paused]"));
        Wait.Until(() => run.Process.HasExited || run.IsWaiting(), TimeSpan.FromSeconds(60), "the run to reach its pause");
        return run.Process.HasExited ? throw new InvalidOperationException($"It ended: {run.Process.WaitForExit(TimeSpan.Zero)}") : run;
    }

    public bool IsWaiting() => checkout.Host.Processes().Exists(p => p.CommandLine == $"cat {Gate}");

    public HostResult LetGo()
    {
        checkout.Host.Shell($"timeout 10 sh -c 'echo on >{Gate}'").Ok();
        return Process.WaitForExit(TimeSpan.FromSeconds(60));
    }

    /// <summary>Ends whatever still waits, and takes the gate away.</summary>
    public void Dispose()
    {
        checkout.Host.Shell($"timeout 1 sh -c 'echo on >{Gate}'; rm -f {Gate}");
        Process.Dispose();
    }
}
