using System.Text.Json.Nodes;
using RecipeRunner.Machines;
using RecipeRunner.Testing;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.Cookbooks;

/// <summary>A fake machine that converges the shipped cookbooks against a stack's JSON.</summary>
internal sealed class Balancer
{
    public const string Config = "/etc/haproxy/haproxy.cfg";

    public static string Cookbooks { get; } = Path.Combine(Repository.Root, "cookbooks");

    public FakeMachine Machine { get; } = FakeMachine.Debian12()
        .HasPackage("haproxy", "2.6.12-1", files: [Config, "/usr/sbin/haproxy"], service: "haproxy");

    public Balancer()
    {
        Machine.Command("haproxy -c *").Returns(0);
        // The package's scripts make it, which a fake machine does not run.
        Machine.Accounts.CreateUser(new UserChange("haproxy") { System = true });
        Machine.ClearLog();
    }

    /// <summary>The configuration as it is rendered.</summary>
    public string Rendered => Machine.ReadText(Config);

    /// <summary>The servers of each backend, as "app11 127.1.1.2:8080".</summary>
    public IReadOnlyDictionary<string, string[]> Backends
    {
        get
        {
            var backends = new Dictionary<string, List<string>>();
            List<string>? servers = null;
            foreach (string line in Rendered.Split('\n'))
            {
                string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (words is ["backend", var name]) backends[name] = servers = [];
                if (words is ["server", var server, var address, ..]) servers!.Add($"{server} {address}");
            }
            return backends.ToDictionary(b => b.Key, b => b.Value.ToArray());
        }
    }

    /// <summary>The lines of one section, such as "backend app1"; empty when there is none.</summary>
    public string[] Section(string heading) =>
    [
        .. Rendered.Split('\n').SkipWhile(line => line != heading).Skip(1).TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line.Trim()),
    ];

    /// <summary>The lines that bind a port.</summary>
    public string[] Binds => [.. Rendered.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("bind ", StringComparison.Ordinal))];

    public RecipeTest On(JsonNode stack) => RecipeTest.On(Machine).WithCookbooks(Cookbooks).WithStateIn("/var/lib/recipe-runner").WithAttributes(stack.ToJsonString());

    public RecipeTestResult Converge(JsonNode stack) => On(stack).Converge("recipe[app_layer]");

    /// <summary>A sample stack, or the shipped node.json.</summary>
    public static JsonNode Stack(string name) => JsonNode.Parse(File.ReadAllText(
        name == "node.json" ? Path.Combine(Repository.Root, name) : Path.Combine(Repository.Root, "tests/Cookbooks/stacks", name)))!;

    public static JsonObject Instances(JsonNode stack, string layer) => stack["opsworks"]!["layers"]![layer]!["instances"]!.AsObject();
}
