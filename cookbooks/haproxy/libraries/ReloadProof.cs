namespace Haproxy;

/// <summary>
/// Sees for itself that haproxy runs what it was told to run. An init system passes a reload on and calls that a success; a new
/// worker that cannot start leaves a line in a log, and the old one in place.
/// </summary>
/// <param name="ConfigFile">The file that haproxy is to run.</param>
public sealed record ReloadProof(string ConfigFile)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50), FirstLimit = TimeSpan.FromSeconds(2);

    /// <summary>haproxy's program.</summary>
    public string Program { get; init; } = "haproxy";

    /// <summary>Longest time until the new worker is seen. Default 5 s.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The witness of a <c>service</c>: returns what is wrong, or null when a new worker was seen.</summary>
    public string? See(ServiceOrder order)
    {
        IMachine machine = order.Machine;
        var words = new OwnWords(machine, order.Service);
        var before = Sight.First(machine, order.Service, FirstLimit);
        // Where haproxy runs and its processes are not known, its own ports would be tried.
        bool isKnown = before.Haproxy is not null || !machine.Services.Status(order.Service).Running;
        if (isKnown && BindRehearsal.Alerts(machine, Program, ConfigFile, before.Workers) is { Length: > 0 } alerts)
            return $"haproxy cannot have an address of {ConfigFile}, and was not told to {order.Action}.{Survivor(before, before)} haproxy says:{OwnWords.Quote(alerts)}";

        string? refused = order.CarryOut();
        if (refused is null && machine.Services.Status(order.Service) is { Running: true, MainPid: null })
        {
            order.Warn($"haproxy was told to {order.Action}; whether it did cannot be seen, for the init system does not tell its process.");
            return null;
        }
        string? wrong = refused ?? Await(order, before);
        if (wrong is null || wrong.Contains("[ALERT]", StringComparison.Ordinal)) return wrong;
        return words.Alerts(Program, ConfigFile) is { Length: > 0 } said ? $"{wrong}\nhaproxy says:{OwnWords.Quote(said)}" : wrong;
    }

    private string? Await(ServiceOrder order, Sight before)
    {
        IClock clock = order.Machine.Clock;
        DateTimeOffset end = clock.Now + Within;
        while (true)
        {
            TimeSpan left = end - clock.Now;
            Sight now = before.Next(left > Step ? left : Step);
            bool isLate = clock.Now >= end;
            if (now.Haproxy is { } running && !running.Reads(ConfigFile))
                return $"haproxy runs {string.Join(" and ", running.Configuration)} and never reads {ConfigFile}: its unit has to name that file, and haproxy to be restarted.";
            if (now.HasFailed) return $"haproxy was told to {order.Action}, and could not: no worker runs the new {ConfigFile}.{Survivor(before, now)}";
            if (now.IsSeen || (isLate && now.Silence is not null && now.NewWorkers.Count > 0))
            {
                if (now.Silence is not null) order.Warn($"haproxy's master process was no help. {now.Silence} A new worker, process {now.NewWorkers[0]}, is in the process table.");
                return null;
            }
            if (isLate) return $"haproxy was told to {order.Action}, but no new worker was seen within {Within.TotalSeconds:0.#} s.{now.Silence?.Insert(0, " ")}{Survivor(before, now)}";
            clock.Sleep(Step);
        }
    }

    private static string Survivor(Sight before, Sight now) => before.Workers.Intersect(now.Workers).Any() ? " The old worker serves on." : "";
}
