using RecipeRunner.Machines;

namespace Haproxy;

/// <summary>
/// Sees for itself that haproxy runs what it was told to run. An init system passes a reload on and calls that a success; a new
/// worker that cannot start, because a port is taken, leaves a line in a log, and the old one in place.
/// </summary>
/// <param name="ConfigFile">The file that haproxy is to run.</param>
/// <param name="Within">Longest time until the new worker is seen, and until a socket answers.</param>
public sealed record ReloadProof(string ConfigFile, TimeSpan Within)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50), FirstLimit = TimeSpan.FromSeconds(2);

    /// <summary>The witness of a <c>service</c>: returns what is wrong, or null when a new worker was seen.</summary>
    public static Func<ServiceOrder, string?> Of(string configFile, TimeSpan? within = null) => new ReloadProof(configFile, within ?? TimeSpan.FromSeconds(5)).See;

    private string? See(ServiceOrder order)
    {
        IMachine machine = order.Machine;
        var words = new OwnWords(machine, order.Service);
        var before = Sight.First(machine, order.Service, FirstLimit);
        if (order.CarryOut() is { } refused)
            return refused.Contains("[ALERT]", StringComparison.Ordinal) || words.Text() is not { Length: > 0 } said ? refused : $"{refused}\nhaproxy says:{said}";

        if (machine.Services.Status(order.Service) is { Running: true, MainPid: null })
        {
            order.Warn($"haproxy was told to {order.Action}; whether it did cannot be seen, for the init system does not tell its process.");
            return null;
        }
        string? wrong = Await(order, before);
        return wrong is null ? null : wrong + (words.Text() is { Length: > 0 } own ? $" haproxy says:{own}" : "");
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
            if (isLate) return $"haproxy was told to {order.Action}, but no new worker was seen within {Within.TotalSeconds:0.#} s. {now.Silence}{Survivor(before, now)}";
            clock.Sleep(Step);
        }
    }

    private static string Survivor(Sight before, Sight now) => before.Workers.Intersect(now.Workers).Any() ? " The old worker serves on." : "";
}
