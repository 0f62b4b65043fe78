
namespace RecipeRunner.Tests.SystemTests.MainJob;

/// <summary>What systemd itself says that it did with haproxy.</summary>
internal static class ServiceJournal
{
    public static string MainPid(ThrowawayHost host) => host.Run("systemctl", "show", "--property=MainPID", "haproxy").Ok().Stdout;

    public static int Starts(ThrowawayHost host) => Count(host, "Started haproxy.service");

    public static int Reloads(ThrowawayHost host) => Count(host, "Reloaded haproxy.service");

    private static int Count(ThrowawayHost host, string word)
    {
        host.Run("journalctl", "--sync").Ok();
        return host.Run("journalctl", "--unit=haproxy", "--no-pager", "--output=cat").Ok().Stdout
            .Split('\n').Count(line => line.StartsWith(word, StringComparison.Ordinal));
    }
}
