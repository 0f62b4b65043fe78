using System.IO;

namespace Haproxy;

/// <summary>Questions to haproxy's master process. Each throws an <see cref="IOException"/> when it is not answered in time.</summary>
internal sealed class MasterSocket(IMachine machine, string path)
{
    /// <summary>Its processes.</summary>
    public MasterReport Report(TimeSpan limit)
    {
        string answer = machine.Sockets.Ask(path, "show proc\n", limit);
        return MasterReport.Parse(answer) ?? throw new IOException($"The socket {path} answered no list of processes: {answer.Trim()}");
    }

    /// <summary>Whether a worker answers for itself: it has left its privileges, and handles connections.</summary>
    public bool Answers(int worker, TimeSpan limit) =>
        machine.Sockets.Ask(path, $"@!{worker} show info\n", limit).Split('\n').Any(line => line.Trim() == $"Pid: {worker}");
}
