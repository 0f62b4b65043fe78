using System.Text.Json;
using System.Text.Json.Nodes;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.SystemTests.MainJob;

/// <summary>A throwaway host with the shipped node.json and cookbooks in a folder of their own, which tests may edit.</summary>
internal sealed class Checkout : IDisposable
{
    public const string Folder = "/srv/checkout";
    public const string NodeJson = $"{Folder}/node.json";
    public const string Config = "/etc/haproxy/haproxy.cfg";
    public const string State = "/var/lib/recipe-runner";
    public const string Owed = $"{State}/owed.json";
    private const string Shipped = "/run/shipped";
    private static readonly string ShippedJson = File.ReadAllText(Path.Combine(Repository.Root, "node.json"));
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    private Checkout(ThrowawayHost host) => Host = host;

    public ThrowawayHost Host { get; }

    /// <summary>Starts a host; when systemd does not run, packages may not start services, as in a container.</summary>
    public static Checkout Start(HostOptions options)
    {
        var host = ThrowawayHost.Start(options with
        {
            Binds = [.. options.Binds, PublishedRunner.Bind, new(Path.Combine(Repository.Root, "cookbooks"), Shipped)],
        });
        host.Shell($"mkdir -p {Folder} && cp -r {Shipped} {Folder}/cookbooks").Ok();
        host.Write(NodeJson, ShippedJson);
        if (!options.Systemd) host.Write("/usr/sbin/policy-rc.d", "#!/bin/sh\nexit 101\n", "0755");
        return new(host);
    }

    /// <summary>A host that has haproxy and has converged once.</summary>
    public static Checkout Converged(bool systemd = false)
    {
        Checkout checkout = Start(new() { Systemd = systemd, Layer = HostLayer.HaproxyInstalled });
        checkout.Converge().Ok();
        return checkout;
    }

    public HostResult Converge(params string[] arguments) => Host.Run(Command(["converge", .. arguments]));

    public HostResult Plan(params string[] arguments) => Host.Run(Command(["plan", .. arguments]));

    public HostProcess StartConverge(params string[] arguments) => Host.StartBackground(Command(["converge", .. arguments]));

    public static HostCommand Command(params string[] arguments) =>
        new(PublishedRunner.InHost, arguments) { WorkingFolder = Folder, Timeout = TimeSpan.FromMinutes(3) };

    /// <summary>Writes node.json as shipped, with a change.</summary>
    public void Edit(Action<JsonNode> change)
    {
        JsonNode node = JsonNode.Parse(ShippedJson)!;
        change(node);
        Host.Write(NodeJson, node.ToJsonString(Readable));
    }

    /// <summary>Adds a cookbook of one recipe.</summary>
    public void AddCookbook(string name, string recipe, string folder = $"{Folder}/cookbooks")
    {
        Host.Write($"{folder}/{name}/metadata.json", $$"""{ "name": "{{name}}", "version": "1.0.0", "depends": { "haproxy": ">= 0.0.0", "app_layer": ">= 0.0.0" } }""");
        Host.Write($"{folder}/{name}/recipes/default.csx", recipe);
    }

    /// <summary>What the balancer, or a server itself, answers; empty when nobody does.</summary>
    public string Curl(string address) => Host.Run("curl", "--silent", "--max-time", "5", $"http://{address}/").Stdout.Trim();

    /// <summary>
    /// Which processes of haproxy run, by number and start. Not by their arguments: a moment after a reload the main process
    /// executes itself once more, with others.
    /// </summary>
    public List<(int Pid, long Start)> HaproxyIdentities() => Haproxy().ConvertAll(p => (p.Pid, p.StartTicks));

    /// <summary>The processes of haproxy, with their starts.</summary>
    public List<ProcessInfo> Haproxy() => Host.Processes().FindAll(p => p.CommandLine.StartsWith("/usr/sbin/haproxy ", StringComparison.Ordinal));

    /// <summary>
    /// The host's changes since a mark, without what every run leaves (its record, and the lock's word on who held it) and
    /// without what systemd (its journal) and haproxy (what its port guard knows) write by themselves.
    /// </summary>
    public List<string> ChangesSince(ChangeMark mark) => ChangesSince(mark, Host);

    public static List<string> ChangesSince(ChangeMark mark, ThrowawayHost host) => [.. host.Changes(mark).Where(c => !IsLeftByAnyRun(c.Path)).Select(c => c.ToString())];

    public List<string> RunRecords() => [.. Host.Shell($"ls {State}/runs/2*.json").Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    private static bool IsLeftByAnyRun(string path) =>
        path == $"{State}/lock" || path.StartsWith($"{State}/runs/", StringComparison.Ordinal)
        || path.StartsWith("/var/log/journal/", StringComparison.Ordinal) || path.StartsWith("/var/lib/haproxy/port_guard/", StringComparison.Ordinal);

    public void Dispose() => Host.Dispose();
}
