namespace Haproxy;

/// <summary>What haproxy itself says of a failure. HAProxy 2.6 does not tell it on the master socket; the journal has it.</summary>
internal sealed class OwnWords(IMachine machine, string service)
{
    private const int Tries = 10, MostLines = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100), Longest = TimeSpan.FromSeconds(5);

    private readonly DateTimeOffset since = machine.Clock.Now;

    /// <summary>Lines of haproxy as they are quoted.</summary>
    public static string Quote(IEnumerable<string> lines) => string.Concat(lines.TakeLast(MostLines).Select(line => "\n  " + line.Trim()));

    /// <summary>Its alerts since this object was made, or of the file as it is; empty when there are none.</summary>
    public string[] Alerts(string program, string configFile)
    {
        // systemd's reload checks the file with -q, and a configuration may say quiet.
        if (Output([program, "-c", "-V", "-f", configFile]) is { Length: > 0 } refusal) return refusal;
        // Without systemd the init script's own output has it.
        if (machine.Files.Stat("/run/systemd/system") is null) return [];
        string[] alerts = [];
        for (int left = Tries; left > 0 && alerts.Length == 0; left--)
        {
            // The journal takes what a service says a moment later.
            if (left < Tries) machine.Clock.Sleep(Pause);
            alerts = Output(["journalctl", "--quiet", "--no-pager", "--output", "cat", "--unit", service, "--since", $"@{since.ToUnixTimeSeconds()}"]);
        }
        return alerts;
    }

    private string[] Output(string[] words)
    {
        try
        {
            string output = machine.Processes.Run(new Command(words) { Changes = false, Timeout = Longest }).Output;
            return [.. output.Split('\n').Where(line => line.Contains("[ALERT]", StringComparison.Ordinal)).Distinct()];
        }
        catch (Exception e) when (e is CommandStartException or CommandTimeoutException)
        {
            return [];
        }
    }
}
