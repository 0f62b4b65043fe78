using System.Diagnostics;
using System.Text;

namespace RecipeRunner.Rehearsal.Hosts;

/// <summary>A process inside a host that was started from outside. Disposing kills it when it still runs.</summary>
internal sealed class HostProcess : IDisposable
{
    /// <summary>How long a finished command's pipes are waited for: a daemon that it left behind may hold them open.</summary>
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(2);

    private readonly HostCommand command;
    private readonly Process entry;
    private readonly StringBuilder stdout = new();
    private readonly StringBuilder stderr = new();
    private readonly Task reading;
    private bool disposed;

    private HostProcess(HostCommand command, Process entry)
    {
        this.command = command;
        this.entry = entry;
        reading = Task.WhenAll(Read(entry.StandardOutput, stdout), Read(entry.StandardError, stderr));
    }

    public bool HasExited => entry.HasExited;

    public string Stdout => Text(stdout);

    public string Stderr => Text(stderr);

    /// <summary>The number that the machine knows the process by; waits until it exists.</summary>
    public int MachinePid => field != 0 ? field : field = Wait.For(
        () => ProcessTable.ChildOf(entry.Id), TimeSpan.FromSeconds(10), $"a process for: {command}");

    public static HostProcess Start(int init, HostCommand command, HostSettings settings)
    {
        var process = new HostProcess(command, Process.Start(Entry.For(init, command, settings))!);
        Feed(process.entry, command.Stdin);
        return process;
    }

    public void Kill(int signal = Signal.Kill) => Signal.Send(MachinePid, signal);

    /// <summary>Waits for the end. When it does not come in time, the process is killed and the error shows what it had said.</summary>
    public HostResult WaitForExit(TimeSpan timeout)
    {
        if (!entry.WaitForExit(timeout))
        {
            entry.Kill(entireProcessTree: true);
            throw new TimeoutException($"Still running after {timeout.TotalSeconds} s: {Result(-1)}");
        }
        reading.Wait(Drain);
        return Result(entry.ExitCode);
    }

    public void WaitForOutput(string text, TimeSpan timeout) => Wait.Until(
        () => Stdout.Contains(text, StringComparison.Ordinal), timeout, $"\"{text}\" in the output of: {command}");

    public void Dispose()
    {
        if (disposed)
            return;
        disposed = true;
        if (!entry.HasExited)
            entry.Kill(entireProcessTree: true);
        entry.WaitForExit(TimeSpan.FromSeconds(5));
        entry.Dispose();
    }

    private HostResult Result(int exitCode) => new(command.ToString(), exitCode, Stdout, Stderr);

    public static void Feed(Process process, string? stdin)
    {
        try
        {
            process.StandardInput.Write(stdin);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The command ended without reading all of its input; its exit code says whether that was right.
        }
    }

    private static async Task Read(StreamReader reader, StringBuilder into)
    {
        var buffer = new char[4096];
        int count;
        while ((count = await reader.ReadAsync(buffer).ConfigureAwait(false)) > 0)
            lock (into)
                into.Append(buffer, 0, count);
    }

    private static string Text(StringBuilder builder)
    {
        lock (builder)
            return builder.ToString();
    }
}
