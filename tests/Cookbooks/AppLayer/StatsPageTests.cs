using System.Text;
using RecipeRunner.Machines;
using RecipeRunner.Reporting;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Cookbooks.AppLayer;

/// <summary>HAProxy's statistics page, and its password.</summary>
internal sealed class StatsPageTests
{
    private const string File = "/etc/haproxy/stats.auth", Password = "not for everybody";

    private static TestStack With(string stats) => new TestStack("app1-haproxy").Layer("app1", "app11 127.1.1.1").Set("stats", stats);

    [Test]
    public void It_is_on_this_machine_only_and_asks_for_the_password()
    {
        Balancer balancer = With($$"""{ "port": 8404, "user": "ops", "password": "{{Password}}" }""").Converge();
        Assert.That(balancer.Section("frontend stats:http"), Is.EqualTo(new[]
        {
            "mode http", "bind 127.0.0.1:8404", "stats enable", "stats hide-version", "stats uri /",
            $"http-request auth realm statistics unless {{ req.hdr(Authorization) -m str -f {File} }}",
        }));
        Assert.That(balancer.Machine.ReadText(File), Is.EqualTo($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"ops:{Password}"))}\n"));
    }

    [Test]
    public void The_password_is_for_haproxy_alone_and_in_no_diff()
    {
        TestStack stack = With($$"""{ "port": 8404, "password": "{{Password}}" }""");
        RecipeTestResult result = stack.TryConverge();
        FileStatus file = stack.Balancer.Machine.Files.Stat(File)!.Value;
        Assert.That(file.Mode, Is.EqualTo(Convert.ToInt32("400", 8)));
        Assert.That(file.Uid, Is.EqualTo(stack.Balancer.Machine.Accounts.User("haproxy")!.Uid));
        string secret = Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin:{Password}"));
        string said = string.Join('\n', result.Events.Select(e => e.ToString())) + string.Join('\n', result.Events.OfType<StepCompleted>().Select(e => e.Change.Diff?.ToString()));
        Assert.That(said + stack.Balancer.Rendered, Does.Not.Contain(Password).And.Not.Contain(secret));
    }

    [Test]
    public void A_new_password_is_a_reload()
    {
        TestStack stack = With("""{ "port": 8404, "password": "the first" }""");
        stack.Converge();
        stack.Balancer.Machine.ClearLog();
        stack.Set("stats", """{ "port": 8404, "password": "the second" }""").Converge();
        Assert.That(stack.Balancer.Machine.Log, Does.Contain("reload haproxy"));
        stack.Balancer.Machine.ClearLog();
        stack.Converge();
        Assert.That(stack.Balancer.Machine.Log, Is.Empty);
    }

    [TestCase("""{ "port": 8404 }""", "app_layer.stats.password is missing; expected a password: there is no page without one")]
    [TestCase("""{ "port": 8404, "password": "" }""", "app_layer.stats.password is not right")]
    [TestCase("""{ "port": 8404, "password": "two\nlines" }""", "app_layer.stats.password is not right")]
    [TestCase("""{ "port": 8404, "password": "x", "user": "a:b" }""", "app_layer.stats.user is 'a:b'")]
    public void There_is_none_without_a_password(string stats, string said) => Assert.That(With(stats).Mistake(), Does.Contain(said).And.Not.Contain("lines"));

    [Test]
    public void A_password_alone_is_no_page() => Assert.That(With("""{ "password": "x" }""").Converge().Rendered, Does.Not.Contain("stats:http"));
}
