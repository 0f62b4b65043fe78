namespace RecipeRunner.Tests.Cookbooks.AppLayer;

/// <summary>Several clusters on one port.</summary>
internal sealed class SharedPortTests
{
    private static TestStack With(string a, string b, string c = """{ "port": 9000 }""") => new TestStack("lb")
        .Layer("a", "a1 127.1.1.1").Layer("b", "b1 127.1.2.1").Layer("c", "c1 127.1.3.1")
        .Set("pairs", """{ "lb": ["a", "b", "c"] }""").Set("clusters", $$"""{ "a": {{a}}, "b": {{b}}, "c": {{c}} }""");

    private static string[] Rules(Balancer balancer, string frontend) => [.. balancer.Section(frontend).Where(line => line.Contains("_backend "))];

    [Test]
    public void The_special_goes_before_the_general()
    {
        Balancer balancer = With(
            """{ "hosts": ["www.example", "*.example"], "paths": ["/", "/api/v2"] }""",
            """{ "hosts": "WWW.example", "paths": "/api/" }""", """{ "paths": "/static" }""").Converge();
        Assert.That(Rules(balancer, "frontend http:80"), Is.EqualTo(new[]
        {
            "use_backend a if { hdr(host),field(1,:) -i www.example } { path,concat(/) -m beg /api/v2/ }",
            "use_backend b if { hdr(host),field(1,:) -i www.example } { path,concat(/) -m beg /api/ }",
            "use_backend a if { hdr(host),field(1,:) -i www.example }",
            "use_backend a if { hdr(host),field(1,:) -i -m end .example } { path,concat(/) -m beg /api/v2/ }",
            "use_backend a if { hdr(host),field(1,:) -i -m end .example }",
            "use_backend c if { path,concat(/) -m beg /static/ }",
        }));
    }

    [Test]
    public void One_of_them_takes_what_the_others_leave() =>
        Assert.That(Rules(With("{}", """{ "paths": "/b" }""").Converge(), "frontend http:80"), Is.EqualTo(new[] { "default_backend a", "use_backend b if { path,concat(/) -m beg /b/ }" }));

    [Test]
    public void Ports_that_the_same_clusters_share_are_one_frontend()
    {
        Balancer balancer = With("""{ "port": [80, 81, 82] }""", """{ "port": [81, 80], "paths": "/b" }""").Converge();
        Assert.That(balancer.Section("frontend http:80").Where(line => line.StartsWith("bind ", StringComparison.Ordinal)), Is.EqualTo(new[] { "bind *:80", "bind *:81" }));
        Assert.That(balancer.Section("frontend a").Where(line => line.StartsWith("bind ", StringComparison.Ordinal)), Is.EqualTo(new[] { "bind *:82" }));
        Assert.That(balancer.Section("backend a").Count(line => line.StartsWith("server ", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public void While_one_has_servers_the_port_is_open_and_the_empty_one_has_a_backend_without_any()
    {
        TestStack stack = With("{}", """{ "paths": "/b" }""").Layer("b");
        Balancer balancer = stack.Converge();
        Assert.That(balancer.Binds, Does.Contain("bind *:80"));
        Assert.That(balancer.Backends["b"], Is.Empty);
        stack.Layer("a").Converge();
        Assert.That(balancer.Binds, Is.EqualTo(new[] { "bind *:9000" }));
        Assert.That(balancer.Backends.Keys, Is.EqualTo(new[] { "c" }));
    }

    [TestCase("a", 2, "setenv PORTGUARD \"${PORTGUARD} http:80=a,b/2\"")]
    [TestCase("b", 3, "setenv PORTGUARD \"${PORTGUARD} http:80=a,b/3\"")]
    [TestCase("b", 9, "setenv PORTGUARD \"${PORTGUARD} http:80=a,b/4\"", Description = "No more than there are.")]
    public void The_port_opens_at_the_fewest_servers_that_one_of_them_asks_for(string few, int fewest, string guard)
    {
        string Of(string cluster, string rest) => $$"""{ "min_servers": {{(cluster == few ? fewest : 4)}}{{rest}} }""";
        TestStack stack = With(Of("a", ""), Of("b", """, "paths": "/b" """)).Layer("a", "a1 127.1.1.1", "a2 127.1.1.2", "a3 127.1.1.3", "a4 127.1.1.4").Layer("b", "b1 127.1.2.1", "b2 127.1.2.2", "b3 127.1.2.3", "b4 127.1.2.4");
        Assert.That(stack.Converge().Section("global"), Does.Contain(guard).And.Contain("setenv PORTGUARD \"${PORTGUARD} c=c/1\""));
    }

    [Test]
    public void The_address_counts() =>
        Assert.That(With("""{ "address": "127.0.0.1" }""", """{ "address": "127.0.0.2" }""").Converge().Binds, Is.EqualTo(new[] { "bind 127.0.0.1:80", "bind 127.0.0.2:80", "bind *:9000" }));

    [TestCase("{}", "{}", "The clusters a and b share *:80, and both want what no other cluster takes")]
    [TestCase("""{ "hosts": ["x.example", "y.example"] }""", """{ "hosts": "Y.example" }""", "The clusters a and b share *:80, and both want y.example.")]
    [TestCase("""{ "paths": "/api" }""", """{ "paths": "/api/" }""", "both want any host/api.")]
    [TestCase("""{ "mode": "tcp" }""", """{ "mode": "tcp" }""", "The clusters a and b share *:80, but differ in nothing that tells their connections apart")]
    [TestCase("""{ "mode": "tcp" }""", """{ "paths": "/b" }""", "share *:80, but differ in mode: tcp and http")]
    [TestCase("""{ "accept_proxy": true }""", """{ "paths": "/b" }""", "differ in tls or accept_proxy: 'accept-proxy' and ''")]
    [TestCase("""{ "maxconn": 10 }""", """{ "paths": "/b" }""", "differ in the frontend: 'maxconn 10' and ''")]
    public void What_cannot_be_told_apart_names_both(string a, string b, string said) => Assert.That(With(a, b).Mistake(), Does.Contain(said));
}
