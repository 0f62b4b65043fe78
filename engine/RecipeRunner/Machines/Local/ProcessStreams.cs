using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using static RecipeRunner.Machines.Local.PosixConstants;

namespace RecipeRunner.Machines.Local;

/// <summary>Standard input, output and error of a child, and the loop that reads them until it has ended.</summary>
internal sealed unsafe class ProcessStreams : IDisposable
{
    /// <summary>How long after a process's end we wait for what it may still have in its pipes: a daemon that it left keeps them open for ever.</summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan s_longestTick = TimeSpan.FromMilliseconds(50);

    private readonly int[] ofChild = [-1, -1, -1];
    private readonly int[] ours = [-1, -1];
    private readonly OutputTail[] tails = [new(), new()];
    private readonly OutputLines[] lines = [];
    private readonly byte[] buffer = new byte[64 * 1024];

    public ProcessStreams(string? input, Action<string>? printed = null)
    {
        if (printed is not null) lines = [new(printed), new(printed)];
        try
        {
            ofChild[0] = input is null ? Posix.Open("/dev/null", ReadOnly | CloseOnExec, 0) : InputFile(input);
            if (ofChild[0] < 0) throw PosixError.Last("open", "/dev/null");
            int* ends = stackalloc int[2];
            for (int i = 0; i < 2; i++)
            {
                if (PosixProcess.Pipe(ends, CloseOnExec) < 0) throw PosixError.Last("make", "a pipe");
                (ours[i], ofChild[i + 1]) = (ends[0], ends[1]);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public ReadOnlySpan<int> OfChild => ofChild;

    public string Stdout => tails[0].ToString();

    public string Stderr => tails[1].ToString();

    /// <summary>What it printed, as the end of an error.</summary>
    public string Printed => new CommandResult(0, Stdout, Stderr).Output is { Length: > 0 } output ? $"It had printed:\n{output}" : "It had printed nothing.";

    public void CloseOfChild() => Close(ofChild);

    /// <summary>Reads what the child prints. False when it has not ended in time.</summary>
    public bool ReadUntilExit(int pid, TimeSpan time, out int exitCode)
    {
        Stopwatch watch = Stopwatch.StartNew();
        TimeSpan tick = TimeSpan.FromMilliseconds(1);
        while (true)
        {
            bool exited = ChildProcess.HasExited(pid, out exitCode);
            if (exited)
            {
                Stopwatch grace = Stopwatch.StartNew();
                while (IsOpen && grace.Elapsed < s_grace) ReadSome(s_grace - grace.Elapsed);
                foreach (OutputLines lines in lines) lines.End();
                return true;
            }
            if (watch.Elapsed >= time) return false;
            // Its end does not wake us when something that it started holds the pipes: look again, seldom.
            if (!ReadSome(tick) && tick < s_longestTick) tick += tick;
        }
    }

    public void Dispose()
    {
        Close(ofChild);
        Close(ours);
    }

    private bool IsOpen => ours[0] >= 0 || ours[1] >= 0;

    /// <summary>Waits for output, for <paramref name="time"/> at most, and takes it. False when there was none.</summary>
    private bool ReadSome(TimeSpan time)
    {
        PosixProcess.Pollable* files = stackalloc PosixProcess.Pollable[2];
        for (int i = 0; i < 2; i++) files[i] = new() { Fd = ours[i], Events = PosixProcess.PollIn };
        int ready = PosixProcess.Poll(files, 2, (int)Math.Ceiling(time.TotalMilliseconds));
        if (ready < 0 && Marshal.GetLastPInvokeError() != EIntr) throw PosixError.Last("read", "a command's output");
        if (ready <= 0) return false;
        bool any = false;
        for (int i = 0; i < 2; i++)
        {
            if (files[i].Returned == 0) continue;
            any = true;
            nint got;
            fixed (byte* buffer = this.buffer) got = Posix.Read(ours[i], buffer, this.buffer.Length);
            if (got > 0) Take(i, buffer.AsSpan(0, (int)got));
            else if (got == 0 || Marshal.GetLastPInvokeError() != EIntr) Close(ours.AsSpan(i, 1));
        }
        return any;
    }

    private void Take(int stream, ReadOnlySpan<byte> bytes)
    {
        tails[stream].Add(bytes);
        if (lines.Length > 0) lines[stream].Add(bytes);
    }

    /// <summary>A file in memory: written whole before the start, it can neither block us nor lie on a disk.</summary>
    private static int InputFile(string input)
    {
        const uint closeOnExec = 1;
        int fd = PosixProcess.MemoryFile("stdin", closeOnExec);
        if (fd < 0) throw PosixError.Last("make", "a file in memory");
        ReadOnlySpan<byte> bytes = Encoding.UTF8.GetBytes(input);
        fixed (byte* start = bytes)
        {
            for (nint done = 0; done < bytes.Length;)
            {
                nint written = Posix.Write(fd, start + done, bytes.Length - done);
                if (written < 0) throw PosixError.Last("write", "a file in memory");
                done += written;
            }
        }
        _ = Posix.Seek(fd, 0, 0);
        return fd;
    }

    private static void Close(Span<int> fds)
    {
        foreach (ref int fd in fds)
        {
            if (fd >= 0) _ = Posix.Close(fd);
            fd = -1;
        }
    }
}
