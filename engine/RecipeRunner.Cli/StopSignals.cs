using System.Runtime.InteropServices;
using RecipeRunner.Converging;
using RecipeRunner.Reporting;

namespace RecipeRunner.Cli;

/// <summary>
/// SIGINT, SIGTERM and SIGHUP ask the run to stop after the step that is under way; the second one ends the process as it
/// would without us.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly PosixSignalRegistration[] registrations;
    private readonly TextOutput messages;
    private readonly string what;
    private int received;

    public StopSignals(TextOutput messages, string what = "stopping after the step that is under way; once more to stop at once")
    {
        (this.messages, this.what) = (messages, what);
        registrations = [Register(PosixSignal.SIGINT), Register(PosixSignal.SIGTERM), Register(PosixSignal.SIGHUP)];
    }

    public CancellationToken Stop => stop.Token;

    /// <summary>The exit code of a run that a signal ended: SIGHUP counts as SIGTERM.</summary>
    public ExitCode ExitCode => (PosixSignal)received is PosixSignal.SIGTERM or PosixSignal.SIGHUP ? ExitCode.Terminated : ExitCode.Interrupted;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in registrations) registration.Dispose();
        stop.Dispose();
    }

    private PosixSignalRegistration Register(PosixSignal signal) => PosixSignalRegistration.Create(signal, Receive);

    private void Receive(PosixSignalContext context)
    {
        if (Interlocked.CompareExchange(ref received, (int)context.Signal, 0) != 0) return;
        context.Cancel = true;
        stop.Cancel();
        messages.EnsureLineStart();
        messages.WriteLine($"{context.Signal}: {what}", Ink.Yellow);
        messages.Flush();
    }
}
