using RecipeRunner.Tests.SystemTests.Clusters;
using RecipeRunner.Tests.SystemTests.Hosts;
using RecipeRunner.Tests.SystemTests.MainJob;

namespace RecipeRunner.Benchmarks.ClosedPort;

/// <summary>A way to configure the balancer of a cluster that takes messages, and how it comes about.</summary>
internal sealed record Configuration(string Title, Action<ClusterStack> Apply)
{
    public static IReadOnlyList<Configuration> All { get; } =
    [
        new("plain HAProxy", stack => WriteByHand(stack, "")),
        new("reject rule only", stack => WriteByHand(stack, "  tcp-request connection reject if !{ stopping } { nbsrv(app1) lt 1 }")),
        new("app_layer", Converge),
    ];

    /// <summary>What the cookbook renders, by a converge of it.</summary>
    private static void Converge(ClusterStack stack)
    {
        stack.Settings["mode"] = "tcp";
        stack.Configure(stack.Applications);
    }

    /// <summary>HAProxy as its manual has it, with the health check that the cookbook uses: only the closing differs.</summary>
    private static void WriteByHand(ClusterStack stack, string rule)
    {
        stack.Balancer.Host.Write(Checkout.Config, $"""
            global
              user haproxy
              group haproxy
            defaults
              mode tcp
              timeout connect 1s
              timeout check 300ms
              timeout client 30s
              timeout server 30s
              option redispatch 1
            frontend app1
              bind *:{ClusterStack.Port}
            {rule}
              default_backend app1
            backend app1
              balance roundrobin
              option httpchk GET /
              default-server check inter 300ms fastinter 50ms downinter 250ms fall 4 rise 2
            {string.Join('\n', stack.Applications.Select(a => $"  server {a.Name} {a.Host.Address}:{ApplicationHost.Port}"))}

            """);
        stack.Balancer.Host.Run("systemctl", "restart", "haproxy").Ok();
    }
}
