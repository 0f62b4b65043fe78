
namespace RecipeRunner.Tests.SystemTests.MainJob;

/// <summary>Something that listens and says nothing, for as long as it is not disposed.</summary>
internal static class Listener
{
    /// <param name="host">The host.</param>
    /// <param name="address">An address with its port, or the path of a socket.</param>
    public static HostProcess Start(ThrowawayHost host, string address)
    {
        HostProcess listener = host.StartBackground(new("systemd-socket-activate", $"--listen={address}", "--accept", "sleep", "60") { Timeout = TimeSpan.FromMinutes(2) });
        Wait.Until(() => host.Run("ss", "--no-header", "--listening", "--tcp", "--unix", "--numeric").Stdout.Contains(address, StringComparison.Ordinal),
            TimeSpan.FromSeconds(10), $"somebody to listen on {address}");
        return listener;
    }
}
