using System.Diagnostics;
using System.Runtime.InteropServices;
using RecipeRunner.Converging;
using RecipeRunner.Machines.Local;

namespace RecipeRunner.Cli.DataBags;

/// <summary>
/// A text that a person edits and nobody else may see: a file of mode 0600 in a folder of mode 0700, in memory where there is
/// such a place. It goes when this goes, and when a signal ends the process.
/// </summary>
internal sealed class Draft : IDisposable
{
    private const int OwnerOnly = 0b111_000_000;

    private readonly Lock gate = new();
    private readonly PosixSignalRegistration[] signals;
    private readonly string folder;
    private Process? editor;
    private PosixSignal? ending;
    private bool isKept;

    public Draft(string name, ReadOnlyMemory<byte> content, Action<string> warn)
    {
        folder = MakeFolder(warn);
        signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGQUIT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(s => PosixSignalRegistration.Create(s, Receive))];
        Path = $"{folder}/{name}.json";
        AtomicWriter.WriteNew(Path, content);
    }

    public string Path { get; }

    public byte[] Read() => File.ReadAllBytes(Path);

    /// <summary>Leaves the file where it is.</summary>
    public void Keep() => isKept = true;

    /// <exception cref="RecipeRunnerException">The editor failed, or a signal ended it.</exception>
    public void OpenIn(string command)
    {
        using Process process = Start(command);
        process.WaitForExit();
        // Not before a signal's handler has ended all that the editor started.
        lock (gate) editor = null;
        if (ending is not null) throw new RecipeRunnerException("Interrupted; nothing was changed.", ExitCode.Terminated);
        if (process.ExitCode != 0) throw new RecipeRunnerException($"The editor `{command}` ended with exit code {process.ExitCode}; nothing was changed.");
    }

    // A signal that comes while the editor starts waits until it can be ended.
    private Process Start(string command)
    {
        lock (gate) return editor = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command + " \"$1\"", "sh", Path]))!;
    }

    public void Dispose()
    {
        foreach (PosixSignalRegistration signal in signals) signal.Dispose();
        if (!isKept) Remove();
    }

    private void Receive(PosixSignalContext context)
    {
        lock (gate) End(context);
    }

    private void End(PosixSignalContext context)
    {
        if (editor is not { } running)
        {
            Remove();
            return;
        }
        context.Cancel = true;
        // The keyboard's signals are the editor's own business.
        if (context.Signal is PosixSignal.SIGINT or PosixSignal.SIGQUIT) return;
        ending = context.Signal;
        running.Kill(entireProcessTree: true);
    }

    private void Remove()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private static string MakeFolder(Action<string> warn)
    {
        string name = $"recipe-runner-{Guid.NewGuid():N}";
        foreach (string? place in new[] { Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR"), "/dev/shm" })
            if (place is ['/', ..] && Posix.MkDir($"{place}/{name}", OwnerOnly) == 0)
                return $"{place}/{name}";
        string temporary = System.IO.Path.GetTempPath().TrimEnd('/');
        if (Posix.MkDir($"{temporary}/{name}", OwnerOnly) < 0) throw PosixError.Last("make a directory in", temporary);
        warn($"Neither XDG_RUNTIME_DIR nor /dev/shm can be used: the text lies in {temporary}, on a disk, while it is edited.");
        return $"{temporary}/{name}";
    }
}
