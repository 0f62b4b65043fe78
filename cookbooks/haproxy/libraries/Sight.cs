using System.IO;

namespace Haproxy;

/// <summary>What can be seen of haproxy at a moment: its processes, and what its master says of them.</summary>
internal sealed class Sight
{
    private readonly IMachine machine;
    private readonly string service;
    private MasterReport? report;

    private Sight(IMachine machine, string service) =>
        (this.machine, this.service, Haproxy) = (machine, service, RunningHaproxy.Find(machine, service));

    /// <summary>Its processes; null when it does not run.</summary>
    public RunningHaproxy? Haproxy { get; }

    public IReadOnlyList<int> Workers => Haproxy?.Workers ?? [];

    /// <summary>Workers that were not there at the first sight.</summary>
    public IReadOnlyList<int> NewWorkers { get; private set; } = [];

    /// <summary>Why the master told nothing; null when it did, and when there is none that could be asked.</summary>
    public string? Silence { get; private set; }

    /// <summary>Whether a new worker serves: it answers for itself, or is there when nobody can be asked.</summary>
    public bool IsSeen { get; private set; }

    /// <summary>Whether the master says that it could not load a new worker.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>The first sight, before an order is carried out.</summary>
    public static Sight First(IMachine machine, string service, TimeSpan limit)
    {
        var sight = new Sight(machine, service);
        sight.Ask(socket => sight.report = socket.Report(limit));
        return sight;
    }

    /// <summary>A later sight, compared with this one.</summary>
    public Sight Next(TimeSpan limit)
    {
        var sight = new Sight(machine, service);
        sight.NewWorkers = [.. sight.Workers.Except(Workers)];
        bool sameMaster = sight.Haproxy?.Main == Haproxy?.Main;
        // A master that was silent before is not waited for again.
        bool isMute = sameMaster && Silence is not null;
        if (isMute) sight.Silence = Silence;
        else sight.Ask(socket => sight.Judge(socket, socket.Report(limit), sameMaster ? report : null, limit));
        if (isMute || sight.Haproxy?.MasterSocket is null) sight.IsSeen = sight.NewWorkers.Count > 0;
        return sight;
    }

    private void Judge(MasterSocket socket, MasterReport now, MasterReport? before, TimeSpan limit)
    {
        report = now;
        HasFailed = now.Failed > 0 && now.Reloads > (before?.Reloads ?? -1);
        IsSeen = now.Loaded.Any(pid => NewWorkers.Contains(pid) && socket.Answers(pid, limit));
    }

    private void Ask(Action<MasterSocket> question)
    {
        if (Haproxy?.MasterSocket is not { } path) return;
        try
        {
            question(new MasterSocket(machine, path));
        }
        catch (IOException e)
        {
            Silence = e.Message;
        }
    }
}
