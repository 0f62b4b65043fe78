using System.Text.Json.Nodes;
using RecipeRunner.Reporting;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Cookbooks;

public sealed class OpsWorksHaproxyTests
{
    private const string OneServer = """{ "name": "php-app1", "ip": "127.0.0.2", "backends": 4 }""";

    private Balancer balancer = null!;

    [SetUp]
    public void MakeMachine() => balancer = new();

    [Test]
    public void It_installs_configures_and_runs_haproxy_with_one_reload_and_does_nothing_the_second_time()
    {
        RecipeTestResult first = Converge($$"""{ "php_backends": [{{OneServer}}] }""");
        Assert.That(first.Actions.Select(a => $"{a.Resource.Key} {a.Action} {a.Status}"), Is.EqualTo(new[]
        {
            "package[haproxy] install Updated", $"template[{Balancer.Config}] create Updated", "service[haproxy] enable UpToDate",
            "service[haproxy] start UpToDate", "service[haproxy] reload Updated",
        }));
        balancer.Machine.ClearLog();

        RecipeTestResult second = Converge($$"""{ "php_backends": [{{OneServer}}] }""");

        Assert.That(second.Updated, Is.Zero);
        Assert.That(balancer.Machine.Log, Is.Empty);
    }

    [Test]
    public void A_plan_says_what_the_converge_does()
    {
        Converge("{}");
        RecipeTest test = Test($$"""{ "php_backends": [{{OneServer}}] }""");
        string[] planned = [.. test.Plan("recipe[haproxy::opsworks]").Steps];
        Assert.That(planned, Is.EqualTo(new[] { $"update content in file {Balancer.Config}", "reload service haproxy" }));
        Assert.That(test.Converge("recipe[haproxy::opsworks]").Steps, Is.EqualTo(planned));
    }

    [TestCase("{}")]
    [TestCase("""{ "php_backends": null, "php_applications": null }""")]
    [TestCase("""{ "php_backends": [], "php_applications": { "a": { "domains": ["a.example"] } } }""")]
    [TestCase("""{ "php_backends": [{ "name": "php-app1", "ip": null }] }""")]
    public void Without_a_server_nothing_listens_and_haproxy_runs(string haproxy)
    {
        Converge(haproxy);
        Assert.That(balancer.Binds, Is.Empty);
        Assert.That(balancer.Rendered, Does.Not.Contain("listen").And.Not.Contain("frontend").And.Not.Contain("backend"));
        Assert.That(balancer.Machine.Services.Status("haproxy").Running, Is.True);
    }

    [Test]
    public void The_ports_close_when_the_last_server_goes_with_one_reload()
    {
        Converge($$"""{ "php_backends": [{{OneServer}}] }""");
        Assert.That(balancer.Binds, Is.EqualTo(new[] { "bind :80", "bind :443" }));

        RecipeTestResult second = Converge("""{ "php_backends": [] }""");

        Assert.That(balancer.Binds, Is.Empty);
        Assert.That(second.Actions.Count(a => a.Action == "reload"), Is.EqualTo(1));
    }

    [Test]
    public void Servers_are_sorted_by_the_number_of_their_name_whatever_the_json_says()
    {
        Converge("""{ "java_backends": [{ "name": "java-app10", "ip": "127.0.0.10" }, { "name": "java-app9", "ip": "127.0.0.9" }] }""");
        Assert.That(balancer.Backends["java_servers"], Is.EqualTo(new[] { "java-app9 127.0.0.9:80", "java-app10 127.0.0.10:80" }));

        RecipeTestResult turned = Converge("""{ "java_backends": [{ "name": "java-app9", "ip": "127.0.0.9" }, { "name": "java-app10", "ip": "127.0.0.10" }] }""");

        Assert.That(turned.Updated, Is.Zero);
    }

    [TestCase("rails", "rails_app_servers", "rails_app", "OPTIONS", 7)]
    [TestCase("php", "php_app_servers", "php_app", "OPTIONS", 10)]
    [TestCase("nodejs", "nodejs_app_servers", "nodejs_app", "OPTIONS", 10)]
    [TestCase("static", "static_servers", "static", "GET", 15)]
    [TestCase("java", "java_servers", "java_app", "OPTIONS", 10)]
    public void Each_kind_has_its_backends_health_check_and_factors(string kind, string backend, string factor, string method, int connections)
    {
        Converge($$"""{ "{{kind}}_backends": [{ "name": "a1", "ip": "127.0.0.2", "backends": 1 }] }""");
        Assert.That(Line($"backend {backend}", "option httpchk"), Is.EqualTo($"option httpchk {method} /"));
        Assert.That(Line($"backend {backend}", "server"), Is.EqualTo($"server a1 127.0.0.2:80 weight 1 maxconn {connections} check inter 10s"));
        Assert.That(Line($"backend {backend}_ssl", "server"), Is.EqualTo($"server a1 127.0.0.2:443 weight 1 maxconn {connections} check inter 10s"));
        Assert.That(Line("frontend http-in", "default_backend"), Is.EqualTo($"default_backend {backend}"));
        Assert.That(Line("frontend https-in", "default_backend"), Is.EqualTo($"default_backend {backend}_ssl"));

        Converge($$"""
            { "{{kind}}_backends": [{ "name": "a1", "ip": "127.0.0.2", "backends": "3" }], "maxcon_factor_{{factor}}": "2", "maxcon_factor_{{factor}}_ssl": 1.5,
              "balance": "leastconn", "check_interval": 500, "health_check_method": "HEAD", "health_check_url": "/up" }
            """);
        Assert.That(Line($"backend {backend}", "option httpchk"), Is.EqualTo($"option httpchk {(method == "GET" ? method : "HEAD")} /up"));
        Assert.That(Line($"backend {backend}", "balance"), Is.EqualTo("balance leastconn"));
        Assert.That(Line($"backend {backend}", "server"), Is.EqualTo("server a1 127.0.0.2:80 weight 3 maxconn 6 check inter 500"));
        Assert.That(Line($"backend {backend}_ssl", "server"), Is.EqualTo("server a1 127.0.0.2:443 weight 3 maxconn 4 check inter 500"));
    }

    [Test]
    public void A_server_that_does_not_say_its_processes_counts_as_ten()
    {
        Converge("""{ "php_backends": [{ "name": "php-app1", "ip": "127.0.0.2" }] }""");
        Assert.That(Line("backend php_app_servers", "server"), Does.Contain("weight 10 maxconn 100 "));
    }

    [Test]
    public void Limits_and_times_are_those_of_the_attributes_as_text_or_number()
    {
        Converge("""
            { "global_max_connections": 100, "default_max_connections": "90", "retries": 5, "client_timeout": "1s", "server_timeout": 2000, "queue_timeout": "3s",
              "connect_timeout": "4s", "http_request_timeout": "5s", "httpclose": false, "http_server_close": true, "stats_socket_path": "/run/x.sock", "stats_socket_level": "operator" }
            """);
        Assert.That(Section("global"), Does.Contain("maxconn 100").And.Contain("stats socket /run/x.sock level operator"));
        Assert.That(Section("defaults"), Is.SupersetOf(new[]
        {
            "maxconn 90", "retries 5", "timeout client 1s", "timeout server 2000", "timeout queue 3s", "timeout connect 4s", "timeout http-request 5s", "option http-server-close",
        }));
        Assert.That(Section("defaults"), Does.Not.Contain("option httpclose"));
    }

    [Test]
    public void An_application_whose_layer_has_no_server_gets_no_rule()
    {
        Converge($$"""{ "php_backends": [{{OneServer}}], "rails_applications": { "shop": { "domains": ["shop.example"] } } }""");
        Assert.That(balancer.Rendered, Does.Contain("acl rails_application_shop_domain_shop.example ").And.Not.Contain("use_backend"));
    }

    [TestCase("{}")]
    [TestCase("""{ "domains": null, "mounted_at": null }""")]
    [TestCase("""{ "domains": [""] }""")]
    public void An_application_without_domains_gets_no_rule(string application)
    {
        Converge($$"""{ "php_backends": [{{OneServer}}], "php_applications": { "blog": {{application}} } }""");
        Assert.That(balancer.Rendered, Does.Not.Contain("acl ").And.Not.Contain("use_backend"));
    }

    [Test]
    public void An_acl_is_used_under_the_name_under_which_it_is_declared()
    {
        Converge($$"""{ "php_backends": [{{OneServer}}], "php_applications": { "my blog": { "domains": ["*.a.example", "b c.example"], "mounted_at": "/blog" } } }""");
        Assert.That(Section("frontend http-in"), Is.EqualTo(new[]
        {
            "bind :80",
            "acl php_application_my_blog_domain__.a.example hdr_end(host) -i *.a.example",
            "acl php_application_my_blog_domain__.a.example_path path_beg /blog",
            "acl php_application_my_blog_domain_b_c.example hdr_end(host) -i b c.example",
            "acl php_application_my_blog_domain_b_c.example_path path_beg /blog",
            "use_backend php_app_servers if php_application_my_blog_domain__.a.example php_application_my_blog_domain__.a.example_path",
            "use_backend php_app_servers if php_application_my_blog_domain_b_c.example php_application_my_blog_domain_b_c.example_path",
            "default_backend php_app_servers",
        }));
    }

    [Test]
    public void A_path_without_text_is_no_path()
    {
        Converge($$"""{ "php_backends": [{{OneServer}}], "php_applications": { "blog": { "domains": ["a.example"], "mounted_at": "" } } }""");
        Assert.That(balancer.Rendered, Does.Not.Contain("path_beg").And.Contain("use_backend php_app_servers if php_application_blog_domain_a.example\n"));
    }

    [Test]
    public void The_statistics_page_has_its_password_which_neither_a_diff_nor_another_user_sees()
    {
        RecipeTestResult result = Converge("""{ "enable_stats": true, "stats_user": "me", "stats_password": "se#cret", "stats_url": "/s" }""");
        Assert.That(Section("defaults"), Does.Contain(@"stats auth me:se\#cret").And.Contain("stats uri /s"));
        Assert.That(balancer.Machine.Files.Stat(Balancer.Config)!.Value.Mode, Is.EqualTo(0x180 /* 0600 */));
        Assert.That(result.Events.OfType<StepCompleted>().Select(step => step.ToString()), Has.None.Contains("cret"));
    }

    [TestCase("""{ "enable_stats": true }""")]
    [TestCase("""{ "enable_stats": true, "stats_password": "" }""")]
    public void Without_a_password_there_is_no_statistics_page_and_a_warning_says_so(string haproxy)
    {
        RecipeTestResult result = Converge(haproxy);
        Assert.That(balancer.Rendered, Does.Not.Contain("stats auth").And.Not.Contain("stats uri"));
        Assert.That(result.Messages, Has.One.Contains("haproxy.stats_password is not set"));
        Assert.That(Converge(haproxy).Updated, Is.Zero);
    }

    [Test]
    public void A_refused_configuration_leaves_the_old_one_and_reloads_nothing()
    {
        Converge($$"""{ "php_backends": [{{OneServer}}] }""");
        string old = balancer.Rendered;
        balancer.Machine.ClearLog();
        balancer.Machine.Command("haproxy -c *").Returns(1, stderr: "[ALERT] no");

        RecipeTestResult result = Test($$"""{ "php_backends": [{{OneServer}}], "balance": "nonsense" }""").TryConverge("recipe[haproxy::opsworks]");

        Assert.That(result.Error!.Message, Does.Contain("[ALERT] no"));
        Assert.That(balancer.Rendered, Is.EqualTo(old));
        Assert.That(balancer.Machine.Log, Is.Empty);
    }

    [Test]
    public void All_that_does_not_fit_is_told_at_once()
    {
        RecipeTestResult result = Test("""{ "php_backends": [{ "ip": "127.0.0.2", "backends": "many" }], "balance": ["x"] }""").TryConverge("recipe[haproxy::opsworks]");
        Assert.That(result.Error!.Message, Does.Contain("php_backends.0.name").And.Contain("php_backends.0.backends").And.Contain("haproxy.balance"));
        Assert.That(balancer.Machine.Log, Is.Empty);
    }

    /// <summary>A configuration full of characters that mean something to HAProxy.</summary>
    internal static string Odd()
    {
        OpsWorksHaproxyTests tests = new() { balancer = new() };
        tests.Converge($$"""
            { "php_backends": [{{OneServer}}], "enable_stats": true, "stats_user": "a b", "stats_password": "#\\\"' #",
              "php_applications": { "my blog!": { "domains": ["*.a.example", "b c.example", "ü.example"], "mounted_at": "/blog" } } }
            """);
        return tests.balancer.Rendered;
    }

    private RecipeTest Test(string haproxy) => balancer.On(new JsonObject { ["haproxy"] = JsonNode.Parse(haproxy) });

    private RecipeTestResult Converge(string haproxy) => Test(haproxy).Converge("recipe[haproxy::opsworks]");

    private string[] Section(string header)
    {
        string[] lines = balancer.Rendered.Split('\n');
        return [.. lines.SkipWhile(line => line != header).Skip(1).TakeWhile(line => line.StartsWith(' ')).Select(line => line.Trim())];
    }

    private string Line(string header, string directive) => Section(header).Single(line => line.StartsWith(directive + " ", StringComparison.Ordinal));
}
