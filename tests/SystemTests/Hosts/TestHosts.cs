using System.Net;
using System.Runtime.CompilerServices;

namespace RecipeRunner.Tests.SystemTests.Hosts;

/// <summary>Hosts as tests ask for them: with a Debian, layers and a .NET out of the cache, and plugged into a network of theirs.</summary>
internal static class TestHosts
{
    private static readonly ConditionalWeakTable<ThrowawayHost, IPAddress> Addresses = [];

    extension(ThrowawayHost host)
    {
        /// <summary>Its address in the network that it joined; without one, it has loopback only.</summary>
        public IPAddress Address => Addresses.TryGetValue(host, out var address) ? address : IPAddress.Loopback;

        public static ThrowawayHost Start(HostOptions? options = null)
        {
            options ??= new();
            var started = ThrowawayHost.Of(Settings(options));
            try
            {
                if (options.Joins is { } cable)
                    Addresses.Add(started, cable.Connect(started));
                return started;
            }
            catch
            {
                started.Dispose();
                throw;
            }
        }
    }

    private static HostSettings Settings(HostOptions options) => new()
    {
        Root = options.EffectiveRoot == HostRoot.Debian ? DebianTree.Folder() : "/",
        Layers = options.Layer?.Archives(options.EffectiveRoot) ?? [],
        Binds = [.. Dotnet.Binds(options), .. Repository.Binds(options.EffectiveRoot), .. options.Binds],
        Network = options.Network,
        Systemd = options.Systemd,
        RemovePolicyRcd = options.RemovePolicyRcd,
        Hostname = options.Hostname ?? (options.EffectiveRoot == HostRoot.Debian ? "debian" : null),
        Environment = new Dictionary<string, string> { ["DOTNET_ROOT"] = Dotnet.RootInHost, ["DOTNET_NOLOGO"] = "1", ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1" },
    };
}
