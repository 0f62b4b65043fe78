using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace RecipeRunner.Tests.SystemTests.Hosts;

/// <summary>
/// A cable of its own, in a network namespace: a bridge to which hosts are plugged, each with an address from 10.99.0.0/24.
/// They reach each other and nothing else. It is gone, and its hosts with it, when it is disposed or when this process ends, in
/// whatever way.
/// </summary>
internal sealed class PrivateNetwork : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Clients that open hundreds of connections a second would run out of ports otherwise.</summary>
    private const string ManyConnections =
        "echo 1024 65535 >/proc/sys/net/ipv4/ip_local_port_range; echo 1 >/proc/sys/net/ipv4/tcp_tw_reuse";

    private readonly Process keeper;
    private readonly List<ThrowawayHost> hosts = [];

    private PrivateNetwork(Process keeper) => this.keeper = keeper;

    public static PrivateNetwork Start()
    {
        // It waits on its standard input, as a host's keeper does.
        const string Keep = "ip link add hosts type bridge && ip link set hosts up && echo ready && read -r line";
        var start = new ProcessStartInfo("unshare", ["--net", "sh", "-c", Keep, $"throwaway-{Environment.ProcessId}-network"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = "/",
        };
        start.Environment["PATH"] = Entry.Path;
        var keeper = Process.Start(start)!;
        var ready = keeper.StandardOutput.ReadLineAsync();
        if (ready.Wait(Limit) && ready.Result == "ready")
            return new(keeper);
        keeper.Kill();
        throw new InvalidOperationException("No bridge could be made in a network namespace: its complaint stands above.");
    }

    /// <summary>The machine's number of the process that holds it.</summary>
    public int Keeper => keeper.Id;

    /// <summary>Plugs in a host, and returns its address.</summary>
    public IPAddress Connect(ThrowawayHost host)
    {
        hosts.Add(host);
        var address = new IPAddress([10, 99, 0, (byte)(9 + hosts.Count)]);
        In(keeper.Id, $"ip link add {Port(address)} type veth peer name eth0 netns {host.Init} && ip link set {Port(address)} master hosts up");
        In(host.Init, $"ip address add {address}/24 dev eth0 && ip link set eth0 up && {ManyConnections}");
        return address;
    }

    /// <summary>Takes these hosts' cables out, all at once: they vanish, and nobody is told.</summary>
    public void Cut(params ThrowawayHost[] hosts) => In(keeper.Id, Lines(hosts, port => $"ip link set {port} nomaster"));

    /// <summary>Puts the cables back.</summary>
    public void Heal(params ThrowawayHost[] hosts) => In(keeper.Id, Lines(hosts, port => $"ip link set {port} master hosts"));

    /// <summary>From now on loses this share of all packets to and from these hosts, by chance; 0 loses none.</summary>
    public void Lose(double share, params ThrowawayHost[] hosts)
    {
        // A classic BPF program, which any kernel's tc takes (netem is often missing): load a random number; from the limit on
        // let the packet pass (0), else drop it (2).
        var limit = (share * uint.MaxValue).ToString("0", CultureInfo.InvariantCulture);
        var program = $"4,32 0 0 4294963256,53 1 0 {limit},6 0 0 2,6 0 0 0";
        string Filter(string port, string direction) => $"tc filter add dev {port} {direction} bpf direct-action bytecode '{program}'";
        In(keeper.Id, Lines(hosts, port => $"tc qdisc del dev {port} clsact 2>/dev/null || :"));
        if (share > 0)
            In(keeper.Id, Lines(hosts, port => $"tc qdisc add dev {port} clsact && {Filter(port, "ingress")} && {Filter(port, "egress")}"));
    }

    public void Dispose()
    {
        hosts.ForEach(host => host.Dispose());
        hosts.Clear();
        keeper.StandardInput.Close();
        keeper.WaitForExit(Limit);
        keeper.Dispose();
    }

    private static string Port(IPAddress address) => $"host{address.GetAddressBytes()[3]}";

    private static string Lines(ThrowawayHost[] hosts, Func<string, string> line) => string.Join('\n', hosts.Select(h => line(Port(h.Address))));

    private static void In(int process, string script) =>
        MachineTool.Run("nsenter", [$"--net=/proc/{process}/ns/net", "sh", "-euc", script], Limit).Ok();
}
