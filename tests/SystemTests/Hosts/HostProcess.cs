using System.Diagnostics;
using System.Text;

namespace RecipeRunner.Tests.SystemTests.Hosts;

/// <summary>A process inside a host that was started from outside. Disposing kills it when it still runs.</summary>
internal sealed class HostProcess : IDisposable
{
    /// <summary>How long a finished command's pipes are waited for: a daemon that it left behind may hold them open.</summary>
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(2);

    private readonly HostCommand _command;
    private readonly Process _entry;
    private readonly StringBuilder _stdout = new();
    private readonly StringBuilder _stderr = new();
    private readonly Task _reading;
    private bool _disposed;

    private HostProcess(HostCommand command, Process entry)
    {
        _command = command;
        _entry = entry;
        _reading = Task.WhenAll(Read(entry.StandardOutput, _stdout), Read(entry.StandardError, _stderr));
    }

    public bool HasExited => _entry.HasExited;

    public string Stdout => Text(_stdout);

    public string Stderr => Text(_stderr);

    /// <summary>The number that the machine knows the process by; waits until it exists.</summary>
    public int MachinePid => field != 0 ? field : field = Wait.For(
        () => ProcessTable.ChildOf(_entry.Id), TimeSpan.FromSeconds(10), $"a process for: {_command}");

    public static HostProcess Start(int init, HostCommand command, HostNetwork network)
    {
        var process = new HostProcess(command, Process.Start(Entry.For(init, command, network))!);
        process.Feed(command.Stdin);
        return process;
    }

    public void Kill(int signal = Signal.Kill) => Signal.Send(MachinePid, signal);

    /// <summary>Waits for the end. When it does not come in time, the process is killed and the error shows what it had said.</summary>
    public CommandResult WaitForExit(TimeSpan timeout)
    {
        if (!_entry.WaitForExit(timeout))
        {
            _entry.Kill(entireProcessTree: true);
            throw new TimeoutException($"Still running after {timeout.TotalSeconds} s: {Result(-1)}");
        }
        _reading.Wait(Drain);
        return Result(_entry.ExitCode);
    }

    public void WaitForOutput(string text, TimeSpan timeout) => Wait.Until(
        () => Stdout.Contains(text, StringComparison.Ordinal), timeout, $"\"{text}\" in the output of: {_command}");

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        if (!_entry.HasExited)
            _entry.Kill(entireProcessTree: true);
        _entry.WaitForExit(TimeSpan.FromSeconds(5));
        _entry.Dispose();
    }

    private CommandResult Result(int exitCode) => new(_command.ToString(), exitCode, Stdout, Stderr);

    private void Feed(string? stdin)
    {
        try
        {
            _entry.StandardInput.Write(stdin);
            _entry.StandardInput.Close();
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
