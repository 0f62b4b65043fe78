using System.Text.Json.Nodes;

namespace RecipeRunner.Tests.Cookbooks.AppLayer;

/// <summary>What may be said of a cluster, and what becomes of it.</summary>
internal sealed class SettingsTests
{
    private const string Times = "default-server inter 300ms fastinter 50ms downinter 250ms fall 4 rise 2";
    private const string Observe = " observe layer4 error-limit 5 on-error mark-down", Rest = " on-marked-down shutdown-sessions";

    private static TestStack With(string app1, string defaults = "{}") => new TestStack("app1-haproxy")
        .Layer("app1", "app11 127.1.1.1 us-east-1a t2.small 4", "app12 127.1.1.2 us-east-1b c3.large 8", "app13 127.1.1.3")
        .Set("defaults", defaults).Set("clusters", $$"""{ "app1": {{app1}} }""");

    [Test]
    public void Where_nothing_is_said_the_defaults_stand()
    {
        Balancer balancer = With("{}").Converge();
        Assert.That(balancer.Section("frontend app1"), Is.EqualTo(new[] { "mode http", "default_backend app1", "bind *:80", "tcp-request connection reject if !{ stopping } { nbsrv(app1) lt 1 }", "option httplog" }));
        Assert.That(balancer.Section("backend app1"), Is.EqualTo(new[]
        {
            "mode http", "balance roundrobin",
            "option httpchk", "http-check send meth GET uri /", "http-check disable-on-404", "timeout check 300ms",
            "timeout connect 1s", "option redispatch 1",
            Times + Observe + Rest,
            "server app11 127.1.1.1:80 check", "server app12 127.1.1.2:80 check", "server app13 127.1.1.3:80 check",
        }));
        Assert.That(balancer.Rendered, Does.Not.Contain("localpeer").And.Not.Contain("monitor").And.Not.Contain("stats uri"));
    }

    [Test]
    public void A_cluster_s_own_settings_go_over_the_defaults_in_maps_within_too_and_null_takes_away()
    {
        Balancer balancer = With(
            """{ "port": "8181", "check": { "fall": "5", "observe": null }, "redispatch": null, "timeouts": { "server": "1m" } }""",
            """{ "address": "127.0.0.1", "backend_port": "9090", "balance": "leastconn", "check": { "path": "/alive", "fall": 4 } }""").Converge();
        Assert.That(balancer.Binds, Is.EqualTo(new[] { "bind 127.0.0.1:8181" }));
        Assert.That(balancer.Section("backend app1"), Is.EqualTo(new[]
        {
            "mode http", "balance leastconn",
            "option httpchk", "http-check send meth GET uri /alive", "http-check disable-on-404", "timeout check 300ms",
            "timeout connect 1s", "timeout server 1m",
            "default-server inter 300ms fastinter 50ms downinter 250ms fall 5 rise 2" + Rest,
            "server app11 127.1.1.1:9090 check", "server app12 127.1.1.2:9090 check", "server app13 127.1.1.3:9090 check",
        }));
    }

    [TestCase("""{ "mode": "tcp" }""", "mode tcp", "!option httpchk", "!http-check disable-on-404", "timeout check 300ms", Times + Observe + Rest)]
    [TestCase("""{ "mode": "tcp", "check": { "kind": "http" } }""", "mode tcp", "option httpchk", "http-check disable-on-404")]
    [TestCase("""{ "check": { "kind": "l4" } }""", "mode http", "!option httpchk", "!http-check disable-on-404")]
    [TestCase("""{ "check": { "method": "HEAD", "path": "/health?deep=1", "host": "www.example", "status": "200,300-399", "disable_on_404": false } }""",
        "http-check send meth HEAD uri /health?deep=1 ver HTTP/1.1 hdr Host www.example", "http-check expect status 200,300-399", "!http-check disable-on-404")]
    [TestCase("""{ "server_maxconn": 50, "slowstart": "10s", "send_proxy": true, "server_options": "maxqueue 5" }""", Times + Observe + Rest + " maxconn 50 slowstart 10s send-proxy-v2 maxqueue 5")]
    [TestCase("""{ "weights": { "backends": true } }""", "server app11 127.1.1.1:80 check weight 4", "server app12 127.1.1.2:80 check weight 8", "server app13 127.1.1.3:80 check")]
    [TestCase("""{ "weights": { "backends": "true", "instance_types": { "c3.large": "20" }, "hosts": { "app13": 0 } } }""",
        "server app11 127.1.1.1:80 check weight 4", "server app12 127.1.1.2:80 check weight 20", "server app13 127.1.1.3:80 check weight 0")]
    [TestCase("""{ "backup": "other_zones" }""", "option allbackups", "server app11 127.1.1.1:80 check", "server app12 127.1.1.2:80 check backup", "server app13 127.1.1.3:80 check")]
    [TestCase("""{ "timeouts": { "connect": "2s", "queue": "3s" }, "backend_lines": ["option forwardfor", "timeout tunnel 1h"] }""", "timeout connect 2s", "timeout queue 3s", "option forwardfor", "timeout tunnel 1h")]
    [TestCase("""{ "stick_table": {} }""", "stick-table type ip size 100k expire 30m peers balancers", "stick on src")]
    [TestCase("""{ "stick_table": { "type": "string len 32", "size": "1m", "expire": "1h", "store": "http_req_rate(10s)", "on": "none" } }""",
        "stick-table type string len 32 size 1m expire 1h store http_req_rate(10s) peers balancers", "!stick on none")]
    public void The_backend_does_what_is_said(string settings, params string[] lines) => Has(With(settings).Converge().Section("backend app1"), lines);

    [TestCase("""{ "maxconn": "2000", "timeouts": { "client": "30s" }, "frontend_lines": "timeout http-request 5s" }""", "maxconn 2000", "timeout client 30s", "timeout http-request 5s")]
    [TestCase("""{ "port": [81, "82"], "accept_proxy": true }""", "bind *:81 accept-proxy", "bind *:82 accept-proxy")]
    [TestCase("""{ "tls": { "crt": "/srv/site.pem" } }""", "bind *:443 ssl crt /srv/site.pem", "bind *:80")]
    [TestCase("""{ "port": null, "accept_proxy": true, "tls": { "crt": ["/srv/a.pem", "/srv/b/"], "port": [8443, 9443], "options": "alpn h2,http/1.1" } }""",
        "bind *:8443 ssl crt /srv/a.pem crt /srv/b/ alpn h2,http/1.1 accept-proxy", "bind *:9443 ssl crt /srv/a.pem crt /srv/b/ alpn h2,http/1.1 accept-proxy", "!bind *:80 accept-proxy")]
    [TestCase("""{ "mode": "tcp" }""", "mode tcp", "option tcplog", "no option idle-close-on-response")]
    [TestCase("""{ "hosts": "www.example" }""", "use_backend app1 if { hdr(host),field(1,:) -i www.example }", "!default_backend app1")]
    public void The_frontend_does_what_is_said(string settings, params string[] lines) => Has(With(settings).Converge().Section("frontend app1"), lines);

    [TestCase("""{ "backend_prot": 8080 }""", "There is no setting app_layer.clusters.app1.backend_prot (set by node.json", "Did you mean backend_port?")]
    [TestCase("""{ "check": { "intre": "1s" } }""", "There is no setting app_layer.clusters.app1.check.intre (set by node.json", "Did you mean inter?")]
    [TestCase("""{ "tls": { "crt": "/srv/x", "prot": 1 } }""", "There is no setting app_layer.clusters.app1.tls.prot", "Did you mean port?")]
    [TestCase("""{ "port": "eighty" }""", "app_layer.clusters.app1.port is 'eighty' (set by node.json", "expected a whole number from 1 to 65535")]
    [TestCase("""{ "port": 0 }""", "app_layer.clusters.app1.port is '0'", "from 1 to 65535")]
    [TestCase("""{ "port": [80, 65536] }""", "app_layer.clusters.app1.port.1 is '65536'", "from 1 to 65535")]
    [TestCase("""{ "port": null }""", "app_layer.clusters.app1.port is missing", "expected a port here, or in tls")]
    [TestCase("""{ "backend_port": null }""", "app_layer.clusters.app1.backend_port is missing", "expected a port")]
    [TestCase("""{ "mode": "HTTP" }""", "app_layer.clusters.app1.mode is 'HTTP'", "expected http or tcp")]
    [TestCase("""{ "mode": "tcp", "hosts": ["a.example"] }""", "cluster app1 has hosts or paths", "its mode is tcp")]
    [TestCase("""{ "check": "none" }""", "app_layer.clusters.app1.check is 'none'", "never counts as dead")]
    [TestCase("""{ "check": false }""", "app_layer.clusters.app1.check is 'false'", "never counts as dead")]
    [TestCase("""{ "check": null }""", "app_layer.clusters.app1.check is missing", "never counts as dead")]
    [TestCase("""{ "check": { "kind": "none" } }""", "app_layer.clusters.app1.check.kind is 'none'", "expected http or l4")]
    [TestCase("""{ "check": { "inter": "often" } }""", "app_layer.clusters.app1.check.inter is 'often'", "expected a time such as 500ms or 2s")]
    [TestCase("""{ "check": { "path": "health" } }""", "app_layer.clusters.app1.check.path is 'health'", "expected a path that begins with /")]
    [TestCase("""{ "check": { "status": "2xx" } }""", "app_layer.clusters.app1.check.status is '2xx'", "200,300-399")]
    [TestCase("""{ "hosts": ["a.example", "a b"] }""", "app_layer.clusters.app1.hosts.1 is 'a b'", "expected a host name")]
    [TestCase("""{ "tls": "yes" }""", "app_layer.clusters.app1.tls is 'yes'", "expected a map")]
    [TestCase("""{ "tls": {} }""", "app_layer.clusters.app1.tls.crt is missing", "certificate and key")]
    [TestCase("""{ "accept_proxy": "yes" }""", "app_layer.clusters.app1.accept_proxy is 'yes'", "expected true or false")]
    [TestCase("""{ "balance": "first\nserver evil 192.0.2.1:80" }""", "app_layer.clusters.app1.balance", "on one line")]
    [TestCase("""{ "weights": { "instance_types": { "t2.small": 257 } } }""", "app_layer.clusters.app1.weights.instance_types.\"t2.small\" is '257'", "from 0 to 256")]
    [TestCase("""{ "backup": "all" }""", "app_layer.clusters.app1.backup is 'all'", "expected other_zones")]
    [TestCase("""{ "min_servers": 0 }""", "app_layer.clusters.app1.min_servers is '0'", "a whole number from 1")]
    [TestCase("8081", "The attribute app_layer.clusters.app1 is '8081'", "expected a map")]
    public void A_mistake_is_told_with_the_attribute_that_makes_it(string settings, params string[] said)
    {
        string mistake = With(settings).Mistake();
        foreach (string words in said) Assert.That(mistake, Does.Contain(words));
        Assert.That(mistake, Does.Not.Contain("libraries/"), "who reads it has never seen the sources");
    }

    [Test]
    public void A_mistake_in_the_defaults_is_told_as_one_of_the_defaults()
    {
        Assert.That(With("{}", """{ "prot": 80 }""").Mistake(), Does.Contain("There is no setting app_layer.defaults.prot (set by node.json").And.Contain("Did you mean port?"));
        Assert.That(With("{}", """{ "check": { "rise": -1 } }""").Mistake(), Does.Contain("app_layer.defaults.check.rise is '-1' (set by node.json"));
    }

    [Test]
    public void A_host_name_loses_what_haproxy_does_not_take()
    {
        Balancer balancer = new TestStack("app1-haproxy").Layer("app1", "app/1é 127.1.1.1").Converge();
        Assert.That(balancer.Backends["app1"], Is.EqualTo(new[] { "app_1_ 127.1.1.1:80" }));
    }

    [Test]
    public void The_order_of_the_json_means_nothing()
    {
        var balancer = new Balancer();
        JsonNode stack = Balancer.Stack("everything.json");
        balancer.Converge(stack);
        string before = balancer.Rendered;
        Turn(stack["opsworks"]!["layers"]!);
        Turn(stack["app_layer"]!);
        JsonArray own = stack["opsworks"]!["instance"]!["layers"]!.AsArray();
        stack["opsworks"]!["instance"]!["layers"] = new JsonArray([.. own.Reverse().Select(layer => layer!.DeepClone())]);

        Assert.That(balancer.Converge(stack).Updated, Is.Zero);
        Assert.That(balancer.Rendered, Is.EqualTo(before));
    }

    private static void Turn(JsonNode? node)
    {
        if (node is not JsonObject map) return;
        KeyValuePair<string, JsonNode?>[] turned = [.. map.Reverse()];
        map.Clear();
        foreach ((string key, JsonNode? value) in turned)
        {
            map[key] = value;
            Turn(value);
        }
    }

    /// <summary>That lines are there in this order; with an exclamation mark, that one is not.</summary>
    private static void Has(string[] section, string[] lines)
    {
        Assert.That(section.Where(lines.Contains), Is.EqualTo(lines.Where(line => !line.StartsWith('!'))), string.Join('\n', section));
        foreach (string line in lines.Where(line => line.StartsWith('!'))) Assert.That(section, Does.Not.Contain(line[1..]));
    }
}
