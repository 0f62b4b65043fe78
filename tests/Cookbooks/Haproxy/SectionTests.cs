using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Cookbooks.Haproxy;

/// <summary>What each resource of a section renders from each of its properties.</summary>
public sealed class SectionTests
{
    /// <summary>A name, the lines of a recipe, and what they render.</summary>
    private static readonly (string Name, string Recipe, string Rendered)[] Cases =
    [
        ("global_defaults", """HaproxyConfigGlobal();""", """
            global
              user haproxy
              group haproxy
              log /dev/log syslog info
              log-tag haproxy
              daemon
              quiet
              stats socket /var/run/haproxy.sock user haproxy group haproxy
              stats timeout 2m
              maxconn 4096
              pidfile /var/run/haproxy.pid
            """),
        ("global_all", """
            HaproxyConfigGlobal("", new()
            {
                User = "www-data", Group = "www-data", Pidfile = "/run/h.pid", Log = ["/dev/log local0", "/dev/log local1 notice"], Daemon = false,
                DebugOption = DebugOption.Debug, Stats = new() { ["socket"] = "/run/h.sock", ["bind-process"] = 1 }, Maxconn = "256", Chroot = "/var/lib/haproxy",
                LogTag = "web", Tuning = new() { ["bufsize"] = 262144 }, ExtraOptions = new() { ["nbthread"] = 2, ["hard-stop-after"] = TimeSpan.FromMinutes(1) },
            });
            """, """
            global
              user www-data
              group www-data
              log /dev/log local0
              log /dev/log local1 notice
              log-tag web
              chroot /var/lib/haproxy
              debug
              stats socket /run/h.sock
              stats bind-process 1
              maxconn 256
              pidfile /run/h.pid
              tune.bufsize 262144
              nbthread 2
              hard-stop-after 1m
            """),
        ("defaults_all", """
            HaproxyConfigDefaults("", new()
            {
                Timeout = new() { ["client"] = TimeSpan.FromSeconds(50), ["server"] = "1500ms", ["connect"] = TimeSpan.FromMilliseconds(1) }, Log = "/dev/log local2",
                Mode = ProxyMode.Tcp, Balance = Balance.StaticRr, Option = ["tcplog", "redispatch"], Stats = new() { ["uri"] = "/s" }, Maxconn = 5,
                HaproxyRetries = 3, HashType = HashType.MapBased, ExtraOptions = new() { ["errorfile"] = ["403 /a", "404 /b"] },
            });
            """, """
            defaults
              timeout client 50s
              timeout server 1500ms
              timeout connect 1ms
              log /dev/log local2
              mode tcp
              balance static-rr
              hash-type map-based
              option tcplog
              option redispatch
              maxconn 5
              retries 3
              stats uri /s
              errorfile 403 /a
              errorfile 404 /b
            """),
        ("frontend_all", """
            HaproxyFrontend("in", new()
            {
                Bind = new() { ["*:80"] = "", ["*:443"] = ["ssl crt /a.pem", "ssl crt /b.pem"] }, Mode = ProxyMode.Http, Maxconn = 9, Reqrep = "^a b", Reqirep = ["^c d", "^e f"],
                DefaultBackend = "web", UseBackend = ["web if x", "web if x"], Acl = ["x src 192.0.2.1", "x src 192.0.2.1"], Option = "httplog", Stats = new() { ["uri"] = "/s" },
                ExtraOptions = new() { ["monitor-uri"] = "/up", ["http-request"] = "deny if x", ["disabled"] = "" },
            });
            HaproxyBackend("web");
            """, """
            frontend in
              mode http
              default_backend web
              bind *:80
              bind *:443 ssl crt /a.pem
              bind *:443 ssl crt /b.pem
              maxconn 9
              stats uri /s
              acl x src 192.0.2.1
              reqrep ^a b
              reqirep ^c d
              reqirep ^e f
              http-request deny if x
              use_backend web if x
              option httplog
              monitor-uri /up
              disabled

            backend web
            """),
        ("frontend_binds", """HaproxyFrontend("in", new() { Bind = ["*:80", "*:81"] });""", """
            frontend in
              bind *:80
              bind *:81
            """),
        ("frontend_default_bind", """HaproxyFrontend("in");""", """
            frontend in
              bind 0.0.0.0:80
            """),
        ("backend_all", """
            HaproxyBackend("web", new()
            {
                Mode = ProxyMode.Http, Server = ["a 192.0.2.1:80", "b 192.0.2.2:80"], TcpRequest = "content track-sc2 src", Reqrep = "^a b", Reqirep = "^c d", Acl = "x src 192.0.2.1",
                Option = ["httpchk", "forwardfor"], HashType = HashType.Consistent, ExtraOptions = new() { ["http-request"] = "set-header A b" },
            });
            """, """
            backend web
              mode http
              server a 192.0.2.1:80
              server b 192.0.2.2:80
              acl x src 192.0.2.1
              option httpchk
              option forwardfor
              tcp-request content track-sc2 src
              hash-type consistent
              reqrep ^a b
              reqirep ^c d
              http-request set-header A b
            """),
        ("listen_all", """
            HaproxyListen("both", new()
            {
                Bind = "*:1337", Mode = ProxyMode.Http, Maxconn = 7, Stats = new() { ["uri"] = "/" }, HttpRequest = ["a", "b"], HttpResponse = "c", Reqrep = "^a b", Reqirep = "^c d",
                DefaultBackend = "web", UseBackend = "web if x", Acl = "x src 192.0.2.1", Server = "a 192.0.2.1:80", Option = "httplog", HashType = HashType.MapBased,
                ExtraOptions = new() { ["bind-process"] = "odd", ["http-request"] = "deny" },
            });
            HaproxyBackend("web");
            """, """
            backend web

            listen both
              mode http
              bind *:1337
              maxconn 7
              stats uri /
              acl x src 192.0.2.1
              http-request a
              http-request b
              http-response c
              reqrep ^a b
              reqirep ^c d
              default_backend web
              option httplog
              http-request deny
              use_backend web if x
              bind-process odd
              server a 192.0.2.1:80
              hash-type map-based
            """),
        ("acl_and_use_backend", """
            HaproxyAcl("x src 192.0.2.1", new() { Section = SectionKind.Frontend, SectionName = "in" });
            HaproxyFrontend("in", new() { Acl = "y src 192.0.2.2" });
            HaproxyAcl("more", new() { Acl = ["z src 192.0.2.3"], Section = SectionKind.Backend, SectionName = "web" });
            HaproxyUseBackend("web if x", new() { Section = SectionKind.Frontend, SectionName = "in" });
            HaproxyBackend("web");
            """, """
            frontend in
              bind 0.0.0.0:80
              acl x src 192.0.2.1
              acl y src 192.0.2.2
              use_backend web if x

            backend web
              acl z src 192.0.2.3
            """),
        ("cache", """
            HaproxyCache("small", new() { TotalMaxSize = 4, MaxObjectSize = 1000, MaxAge = 60 });
            HaproxyCache("named", new() { CacheName = "other" });
            """, """
            cache small
              total-max-size 4
              max-object-size 1000
              max-age 60

            cache other
            """),
        ("fastcgi", """
            HaproxyFastcgi("php", new() { Docroot = "/srv", Index = "index.php", LogStderr = "global", Option = "keep-conn", ExtraOptions = new() { ["path-info"] = "^(/.+)$" } });
            """, """
            fcgi-app php
              docroot /srv
              index index.php
              log-stderr global
              option keep-conn
              path-info ^(/.+)$
            """),
        ("mailer", """HaproxyMailer("post", new() { Mailer = ["a 192.0.2.1:587", "b 192.0.2.2:587"], Timeout = TimeSpan.FromSeconds(20) });""", """
            mailers post
              mailer a 192.0.2.1:587
              mailer b 192.0.2.2:587
              timeout mail 20s
            """),
        ("peer", """
            HaproxyPeer("us", new()
            {
                Bind = new() { ["*:1336"] = "ssl" }, State = PeerState.Disabled, Server = "a 192.0.2.1:1336", DefaultBind = "ssl", DefaultServer = "ssl verify none",
                Table = "t type ip size 1k", ExtraOptions = new() { ["log"] = "global" },
            });
            """, """
            peers us
              bind *:1336 ssl
              disabled
              server a 192.0.2.1:1336
              default-bind ssl
              default-server ssl verify none
              table t type ip size 1k
              log global
            """),
        ("resolver", """HaproxyResolver("dns", new() { Nameserver = "a 192.0.2.53:53", ExtraOptions = new() { ["resolve_retries"] = 30, ["timeout"] = "retry 1s" } });""", """
            resolvers dns
              nameserver a 192.0.2.53:53
              resolve_retries 30
              timeout retry 1s
            """),
        ("userlist", """HaproxyUserlist("staff", new() { Group = new() { ["g"] = "users alice,bob" }, User = new() { ["alice"] = "password $6$x", ["bob"] = "insecure-password y" } });""", """
            userlist staff
              group g users alice,bob
              user alice password $6$x
              user bob insecure-password y
            """),
    ];

    private Shelf shelf = null!;

    public static IEnumerable<TestCaseData> Named => Cases.Select(c => new TestCaseData(c.Name, c.Rendered).SetName($"{{m}}: {c.Name}"));

    [OneTimeSetUp]
    public void Furnish() => shelf = new([.. Cases.Select(c => (c.Name, c.Recipe))]);

    [OneTimeTearDown]
    public void Leave() => shelf.Dispose();

    [TestCaseSource(nameof(Named))]
    public void It_renders(string recipe, string rendered)
    {
        var balancer = new Balancer();
        RecipeTestResult result = shelf.TryConverge(balancer, recipe);
        Assert.That(result.Error, Is.Null);
        Assert.That(balancer.Rendered.Trim(), Is.EqualTo(rendered));
        Assert.That(shelf.TryConverge(balancer, recipe).Updated, Is.Zero);
    }
}
