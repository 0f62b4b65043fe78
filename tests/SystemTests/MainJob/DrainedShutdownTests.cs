using System.Net;
using System.Text.Json.Nodes;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.SystemTests.MainJob;

/// <summary>
/// Two servers behind haproxy on one host, with a real systemd: one is deployed from a git repository, and leaves under load.
/// </summary>
[SystemTest]
public sealed class DrainedShutdownTests
{
    private const string App = "/root/app11.json", Balancer = "/root/balancer.json", Environment = "/srv/www/simple_app/shared/app.env";
    private const string Nasty = "one\ntwo \"three\" $(four) `five` ${SIX} \\ 'seven' %n #";
    private static readonly IPEndPoint Web = new(IPAddress.Loopback, 8090);

    private static readonly HostLayer Git = new("git", HostLayer.HaproxyInstalled, HostNetwork.Shared, "apt-get update && apt-get install -y --no-install-recommends git");

    /// <summary>An application that says its version, is healthy while its health file is there, and shows a variable.</summary>
    private const string Server = """
        use IO::Socket::INET;
        my ($address, $version) = @ARGV;
        my $listener = IO::Socket::INET->new(LocalAddr => $address, LocalPort => 8080, Listen => 128, ReuseAddr => 1) or die "$!";
        $SIG{CHLD} = 'IGNORE';
        while (1) {
            my $client = $listener->accept or next;
            if (fork) { close $client; next; }
            my $request = <$client> // exit;
            while (<$client>) { last if /^\r?$/ }
            my $healthy = $request !~ m{ /health } || -e '../../shared/health';
            my $body = $request =~ m{ /variable } ? $ENV{NASTY} : $version;
            printf $client "HTTP/1.1 %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s", $healthy ? '200 OK' : '404 Not Found', length $body, $body;
            exit;
        }
        """;

    private Checkout checkout = null!;
    private string said = "";

    private ThrowawayHost Host => checkout.Host;

    [OneTimeSetUp]
    public void Deploy()
    {
        checkout = Checkout.Start(new() { Systemd = true, Layer = Git });
        Host.Write("/srv/app/server.pl", Server);
        Host.Shell("cd /srv/app && git init --quiet && git add . && git -c user.name=a -c user.email=a@mirror.example commit --quiet -m one").Ok();
        // Git runs as the application's user, and trusts no repository of somebody else's.
        Host.Run("git", "config", "--system", "--add", "safe.directory", "*").Ok();
        JsonNode stack = Stack();
        Host.Write(App, stack.ToJsonString(), "0600");
        stack["opsworks"]!["instance"] = JsonNode.Parse("""{ "hostname": "app1-haproxy1", "layers": ["app1-haproxy"], "private_ip": "127.1.1.4" }""");
        Host.Write(Balancer, stack.ToJsonString(), "0600");
        // The other server is nobody's that this run knows.
        Host.Write("/srv/other/shared/health", "");
        Host.Shell("mkdir -p /srv/other/releases/1").Ok();
        Host.StartBackground(new("perl", "/srv/app/server.pl", "127.1.1.3", "other") { WorkingFolder = "/srv/other/releases/1", Timeout = TimeSpan.FromMinutes(5) });
        said = Boot("-l", "debug").ToString();
    }

    [OneTimeTearDown]
    public void Stop() => checkout?.Dispose();

    [SetUp]
    public void ComeBack() => Boot();

    [Test]
    public void A_second_setup_and_deploy_do_nothing() => Assert.That((int)Boot("-F", "json").Named("run_completed").Single()["updated"]!, Is.Zero);

    [Test]
    public void The_service_and_a_shell_read_every_value_as_it_is()
    {
        Wait.Until(() => Host.Run("curl", "--silent", "http://127.1.1.2:8080/").Stdout == "deployed", TimeSpan.FromSeconds(10), "the application to answer");
        Assert.That(Host.Run("curl", "--silent", "http://127.1.1.2:8080/variable").Stdout, Is.EqualTo(Nasty));
        Assert.That(Host.Shell($". {Environment}; printf %s \"$NASTY\"").Stdout, Is.EqualTo(Nasty));
    }

    [Test]
    public void No_secret_was_said_and_none_lies_where_others_read()
    {
        foreach (string secret in new[] { "example-token", "example-password" })
        {
            Assert.That(said, Does.Not.Contain(secret));
            IEnumerable<string> files = Host.Run("grep", "--recursive", "--files-with-matches", "--fixed-strings", secret, "/etc", "/srv/www", "/var", "/tmp", "/run").Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.That(files, Is.Not.Empty);
            foreach (string file in files) Assert.That(Host.Stat(file).Mode, Is.EqualTo("600"), file);
        }
    }

    [Test]
    public void Nobody_who_asks_all_the_while_sees_a_server_leave()
    {
        checkout.Converge("-j", Balancer, "-o", "recipe[app_layer::configure]").Ok();
        Wait.Until(() => Asked().Contains("deployed") && Asked().Contains("other"), TimeSpan.FromSeconds(10), "both servers to be asked");

        using var load = Load.Start(Host, Web, TimeSpan.FromSeconds(60), shortClients: 3, busyClients: 1, idleClients: 3);
        Wait.Until(() => load.Connections > 100, TimeSpan.FromSeconds(20), "some load");
        checkout.Converge("-j", App, "-o", "recipe[app_layer::shutdown]").Ok();
        int soFar = load.Connections;
        Wait.Until(() => load.Connections > soFar + 100, TimeSpan.FromSeconds(20), "some load afterwards");
        load.Stop();

        Assert.That(load.Failures, Is.Empty);
        Assert.That(Host.Run("systemctl", "is-active", "simple_app").Stdout.Trim(), Is.EqualTo("inactive"));
        Assert.That(Asked().Distinct(), Is.EqualTo(new[] { "other" }));
    }

    /// <summary>What OpsWorks ran when an instance had booted.</summary>
    private HostResult Boot(params string[] arguments) => checkout.Converge(["-j", App, "-o", "recipe[app_layer::setup],recipe[app_layer::deploy]", .. arguments]).Ok();

    private string[] Asked() => [.. Enumerable.Range(0, 4).Select(_ => checkout.Curl(Web.ToString()))];

    private static JsonNode Stack()
    {
        JsonNode stack = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests/Cookbooks/stacks/deploy-chef11.json")))!;
        JsonNode app = stack["deploy"]!["simple_app"]!;
        app["scm"] = JsonNode.Parse("""{ "scm_type": "git", "repository": "file:///srv/app" }""");
        app["environment_variables"]!["NASTY"] = Nasty;
        stack["app_layer"] = JsonNode.Parse($$"""
            {
              "defaults": { "address": "{{Web.Address}}", "port": {{Web.Port}}, "backend_port": 8080, "check": { "path": "/health" } },
              "applications": { "simple_app": { "command": "perl server.pl 127.1.1.2 deployed" } }
            }
            """);
        return stack;
    }
}
