using RecipeRunner.Machines;

namespace Haproxy;

/// <summary>What haproxy itself said. HAProxy 2.6 does not tell it on the master socket; the journal has it.</summary>
internal sealed class OwnWords(IMachine machine, string service)
{
    private const int Tries = 10, MostLines = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100), Longest = TimeSpan.FromSeconds(5);

    private readonly DateTimeOffset since = machine.Clock.Now;

    /// <summary>Its alerts since this object was made, else its last lines, each on a line of its own; empty when there are none.</summary>
    public string Text()
    {
        // Without systemd the init script's own output has it.
        if (machine.Files.Stat("/run/systemd/system") is null) return "";
        string[] lines = [];
        for (int left = Tries; left > 0; left--)
        {
            lines = Journal();
            string[] alerts = [.. lines.Where(line => line.Contains("[ALERT]", StringComparison.Ordinal)).Distinct()];
            if (alerts.Length > 0) return Quote(alerts);
            // The journal takes what a service says a moment later.
            machine.Clock.Sleep(Pause);
        }
        return Quote(lines);
    }

    private string[] Journal()
    {
        string[] words = ["journalctl", "--quiet", "--no-pager", "--output", "cat", "--unit", service, "--since", $"@{since.ToUnixTimeSeconds()}"];
        try
        {
            return machine.Processes.Run(new Command(words) { Changes = false, Timeout = Longest }).Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (Exception e) when (e is CommandStartException or CommandTimeoutException)
        {
            return [];
        }
    }

    private static string Quote(string[] lines) => string.Concat(lines.TakeLast(MostLines).Select(line => "\n  " + line));
}
