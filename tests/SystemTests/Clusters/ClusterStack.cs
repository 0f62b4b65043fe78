using System.Net;
using System.Text.Json.Nodes;
using RecipeRunner.Tests.SystemTests.Hosts;
using RecipeRunner.Tests.SystemTests.MainJob;

namespace RecipeRunner.Tests.SystemTests.Clusters;

/// <summary>
/// A stack of real hosts in a network of their own: a balancer of the layer <c>app1-haproxy</c>, the application layer
/// <c>app1</c>, and a host for clients. The balancer is what a converge of <c>recipe[app_layer]</c> makes of it.
/// </summary>
internal sealed class ClusterStack : IDisposable
{
    public const int Port = 80;

    private readonly List<ApplicationHost> applications = [];

    private ClusterStack(PrivateNetwork network, Checkout balancer, ThrowawayHost client) =>
        (Network, Balancer, Client) = (network, balancer, client);

    public PrivateNetwork Network { get; }

    public Checkout Balancer { get; }

    public ThrowawayHost Client { get; }

    public IReadOnlyList<ApplicationHost> Applications => applications;

    /// <summary>Where clients find the cluster.</summary>
    public IPEndPoint Front => new(Balancer.Host.Address, Port);

    /// <summary>Settings of the cluster as app_layer.clusters.app1 has them; the port is <see cref="Port"/>.</summary>
    public JsonObject Settings { get; } = [];

    /// <summary>Starts the hosts; nothing has converged yet.</summary>
    public static ClusterStack Start(int applications)
    {
        var network = PrivateNetwork.Start();
        try
        {
            var balancer = Checkout.Start(new() { Systemd = true, Layer = HostLayer.HaproxyInstalled, Joins = network, Hostname = "app1-haproxy1" });
            var stack = new ClusterStack(network, balancer, client: ThrowawayHost.Start(new() { Joins = network }));
            for (var i = 0; i < applications; i++)
                stack.AddApplication();
            return stack;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>One more application host (app11, app12, ...), of which the balancer does not know yet.</summary>
    public ApplicationHost AddApplication()
    {
        var application = ApplicationHost.Start(Network, $"app1{applications.Count + 1}");
        applications.Add(application);
        return application;
    }

    /// <summary>Sends the configure event of a stack that has these instances online.</summary>
    public void Configure(params IEnumerable<ApplicationHost> online)
    {
        Balancer.Edit(node =>
        {
            Settings["port"] = Port;
            Settings["backend_port"] = ApplicationHost.Port;
            node["app_layer"] = new JsonObject { ["clusters"] = new JsonObject { ["app1"] = Settings.DeepClone() } };
            var stack = node["opsworks"]!;
            stack["instance"]!["layers"] = new JsonArray("app1-haproxy");
            stack["instance"]!["hostname"] = "app1-haproxy1";
            stack["instance"]!["private_ip"] = Balancer.Host.Address.ToString();
            var layers = stack["layers"]!.AsObject();
            layers.Remove("app2");
            layers.Remove("app2-haproxy");
            var instances = layers["app1"]!["instances"]!.AsObject();
            var model = instances.First().Value!.DeepClone();
            instances.Clear();
            foreach (var application in online)
            {
                var instance = model.DeepClone();
                instance["private_ip"] = application.Host.Address.ToString();
                instances[application.Name] = instance;
            }
        });
        Balancer.Converge().Ok();
    }

    /// <summary>A client's request.</summary>
    public Attempt Ask(string path = "/") => NetworkThread.Ask(Client, () => Attempt.Ask(Front, path));

    /// <summary>Who answers now, of a dozen requests.</summary>
    public HashSet<string> Answers() =>
        [.. Enumerable.Range(0, 12).Select(_ => Ask()).Where(a => a.Outcome == Outcome.Served).Select(a => a.Answer)];

    /// <summary>Until each of these answers, and nobody else.</summary>
    public void Await(IEnumerable<ApplicationHost> applications, TimeSpan limit)
    {
        HashSet<string> names = [.. applications.Select(a => a.Name)];
        Wait.Until(() => Answers().SetEquals(names), limit, $"answers of {string.Join(", ", names)}");
    }

    public void Dispose() => Network.Dispose();
}
