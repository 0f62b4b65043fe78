namespace RecipeRunner.Tests.Cookbooks.AppLayer;

/// <summary>Which application layers a HAProxy layer balances.</summary>
internal sealed class PairingTests
{
    private static TestStack With(string own, string pairs) => new TestStack(own)
        .Layer("app1", "app11 127.1.1.1").Layer("app11", "app111 127.1.2.1").Layer("app.1-x", "app-1-x1 127.1.3.1").Layer("app2", "app21 127.1.4.1")
        .Set("pairs", pairs).Set("defaults", """{ "port": null }""")
        .Set("clusters", """{ "app1": { "port": 1 }, "app11": { "port": 11 }, "app.1-x": { "port": 13 }, "app2": { "port": 2 } }""");

    [TestCase("app1-haproxy", "\"suffix\"", "app1")]
    [TestCase("app11-haproxy", "\"suffix\"", "app11")]
    [TestCase("app.1-x-haproxy", "\"suffix\"", "app.1-x")]
    [TestCase("haproxy-app1", "\"prefix\"", "app1")]
    [TestCase("app11-lb", "\"lb\"", "app11")]
    [TestCase("app1_balancer", "\"(?<app>.+)_balancer\"", "app1")]
    [TestCase("edge-app11-b", @"""^edge-(?<app>[a-z0-9]+)-[ab]$""", "app11")]
    [TestCase("app1", @"""(?<app>app)1|other""")]
    [TestCase("app1-haproxy2", "\"suffix\"")]
    [TestCase("app1-haproxy", "\"prefix\"")]
    [TestCase("-haproxy", "\"suffix\"")]
    [TestCase("xapp1-b", @"""(?<app>app\\d)-b""")]
    [TestCase("app1-b2", @"""(?<app>app\\d)-b""")]
    [TestCase("app1-b2", @"""(?<app>app\\d)-b|c""")]
    [TestCase("other", @"""(?<app>app\\d)|other""")]
    [TestCase("app1-lb", """["suffix", "lb"]""", "app1")]
    [TestCase("haproxy-app1", """{ "usual": "suffix", "old": "prefix" }""", "app1")]
    [TestCase("app1-haproxy", """{ "usual": "suffix", "old": null }""", "app1")]
    [TestCase("lb", """{ "usual": "suffix", "lb": ["app2", "app11"] }""", "app11", "app2")]
    [TestCase("app1-and-app2", """["^(?<app>[^-]+)-and-.+$", "^.+-and-(?<app>[^-]+)$"]""", "app1", "app2")]
    [TestCase("lb", "[]")]
    public void A_layer_s_short_name_as_a_whole_tells_the_clusters(string own, string pairs, params string[] clusters)
    {
        TestStack stack = With(own, pairs);
        stack.TryConverge();
        Assert.That(stack.Balancer.Machine.Files.Stat(Balancer.Config) is null ? [] : stack.Balancer.Backends.Keys, Is.EqualTo(clusters));
    }

    [Test]
    public void An_instance_in_several_layers_of_both_kinds_balances_all_of_them_and_itself()
    {
        Balancer balancer = new TestStack("app2-haproxy", "app1-haproxy", "app1").Layer("app2", "app21 127.1.1.1")
            .Set("clusters", """{ "app1": { "port": 81 } }""").Converge();
        Assert.That(balancer.Backends, Is.EqualTo(new Dictionary<string, string[]> { ["app1"] = ["balancer1 127.0.0.1:80"], ["app2"] = ["app21 127.1.1.1:80"] }));
    }

    [Test]
    public void A_cluster_to_which_two_layers_of_the_instance_lead_is_one()
    {
        Balancer balancer = new TestStack("app1-haproxy", "app1-lb").Layer("app1", "app11 127.1.1.1").Set("pairs", """["suffix", "lb"]""").Converge();
        Assert.That(balancer.Backends["app1"], Is.EqualTo(new[] { "app11 127.1.1.1:80" }));
        Assert.That(balancer.Binds, Is.EqualTo(new[] { "bind *:80" }));
    }

    [Test]
    public void A_pair_that_two_rules_find_counts_once_and_is_told()
    {
        TestStack stack = With("app1-haproxy", """{ "a": "suffix", "app1-haproxy": ["app1"] }""");
        Assert.That(stack.TryConverge().Messages, Has.One.EqualTo("Two rules of app_layer.pairs say that the layer app1-haproxy balances app1. One counts; app_layer.pairs.app1-haproxy is not needed for it."));
        Assert.That(stack.Balancer.Backends["app1"], Has.Length.EqualTo(1));
    }

    [Test]
    public void An_application_layer_that_the_stack_lacks_is_told_and_stops_no_other()
    {
        TestStack stack = With("lb", """{ "lb": ["app1", "app22"] }""");
        Assert.That(stack.TryConverge().Messages, Has.One.EqualTo("The layer lb balances the application layer 'app22', which this stack does not have. Did you mean app2 or app1 or app11? Its layers are app.1-x, app1, app11, app2, lb."));
        Assert.That(stack.Balancer.Backends.Keys, Is.EqualTo(new[] { "app1" }));
    }

    [Test]
    public void A_haproxy_layer_or_cluster_that_the_stack_lacks_is_told_with_the_nearest()
    {
        TestStack stack = With("web-lb", """{ "usual": "lb", "web-lbs": ["app1"] }""").Set("clusters", """{ "ap2": {} }""").Layer("web", "web1 127.1.9.1").Set("defaults", "{}");
        Assert.That(stack.TryConverge().Messages.Where(m => m.StartsWith("The attribute", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "The attribute app_layer.pairs.web-lbs is for a HAProxy layer that this stack does not have. Did you mean web-lb?",
            "The attribute app_layer.clusters.ap2 is for an application layer that this stack does not have. Did you mean app2?",
        }));
    }

    [TestCase("\"suffixes\"", "(set by node.json", ") has no group named app: write (?<app>...)")]
    [TestCase("\"(?<app>.+\"", "app_layer.pairs (set by", "is no regular expression, nor one of the presets suffix, prefix and lb: ")]
    [TestCase("""["suffix", "(.+)-x"]""", "The attribute app_layer.pairs.1 (set by", "has no group named app")]
    [TestCase("""{ "mine": { "lb": "app1" } }""", "app_layer.pairs.mine (set by", "is a map")]
    [TestCase("""[["app1"]]""", "The attribute app_layer.pairs.0 (set by", "has no group named app")]
    [TestCase("\"(?<app>.+)\"", "By the attribute app_layer.pairs (set by", "the layer aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa- would balance itself")]
    [TestCase("\"(?<app>(a+)+)\"", "app_layer.pairs (set by", "took longer than 1 s to match 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-'")]
    public void A_rule_that_cannot_be_right_is_refused_with_its_attribute(string pairs, params string[] said)
    {
        string mistake = With("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-", pairs).Mistake();
        foreach (string words in said) Assert.That(mistake, Does.Contain(words));
    }
}
