using RecipeRunner.Converging;
using RecipeRunner.OpsWorks.Lifecycle;
using RecipeRunner.Stacks.Import;
using RecipeRunner.Tests.Machines;
using RecipeRunner.Tests.Stacks;

namespace RecipeRunner.Tests.OpsWorks.Lifecycle;

internal sealed class LifecycleOrderTests
{
    private static LifecycleOrder Of(string sample, string activity, string? instance = null, string? runList = null, params string[] cookbookPaths) =>
        LifecycleOrder.Of(StackFile.Read(Samples.File(sample)), activity, instance, runList, cookbookPaths, _ => { });

    private static string RunList(LifecycleOrder order) => string.Join(", ", (IEnumerable<object?>)order.Json.Child("run_list")!.ToPlain()!);

    [Test]
    public void The_run_list_is_the_agents_without_what_only_OpsWorks_has()
    {
        LifecycleOrder order = Of("small-chef11.json", "configure");

        Assert.That(RunList(order), Is.EqualTo("recipe[lb::configure]"));
        Assert.That(order.Skipped, Is.EqualTo(["opsworks_ganglia::configure-client", "ssh_users", "agent_version", "opsworks_stack_state_sync", "test_suite", "opsworks_cleanup"]));
        Assert.That(order.SentAt, Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1425286800)));
    }

    [Test]
    public void A_cookbook_that_the_run_has_is_run_although_OpsWorks_had_one_of_its_name()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder + "/ssh_users");

        Assert.That(RunList(Of("small-chef11.json", "configure", cookbookPaths: folder)), Is.EqualTo("recipe[ssh_users], recipe[lb::configure]"));
    }

    [TestCase("deploy::default", true)]
    [TestCase("recipe[php::configure]", true)]
    [TestCase("mysql::client", true)]
    [TestCase("haproxy", true)]
    [TestCase("mine::configure", false)]
    [TestCase("role[web]", false)]
    public void Built_in_recipes_are_known(string item, bool isBuiltIn) =>
        Assert.That(BuiltInRecipes.Part([item], _ => false).Skipped, Has.Count.EqualTo(isBuiltIn ? 1 : 0));

    [TestCase("small-chef11.json", "configure", null)]
    [TestCase("chef12/small", "configure", null)]
    [TestCase("chef12/small/internal.json", "configure", null)]
    [TestCase("api/small", "configure", "app1-haproxy1")]
    [TestCase("deploy-chef11.json", "deploy", null)]
    public void Every_shape_does(string sample, string activity, string? instance)
    {
        LifecycleOrder order = Of(sample, activity, instance);

        Assert.That(order.Json.Child("opsworks")!.ToPlain(), Does.ContainKey("instance").And.ContainKey("layers"));
        Assert.That(((IDictionary<string, object?>)order.Json.Child("opsworks")!.ToPlain()!)["activity"], Is.EqualTo(activity));
        Assert.That(RunList(order), Is.Not.Empty.And.Not.Contain("ssh_users"));
    }

    [Test]
    public void Data_of_another_event_do_with_a_run_list_of_one_s_own_only()
    {
        Assert.That(() => Of("small-chef11.json", "deploy"), Throws.TypeOf<RecipeRunnerException>().With.Message.Contain("sent for the event configure"));

        LifecycleOrder order = Of("small-chef11.json", "deploy", runList: "mine::deploy, role[web]");
        Assert.That((RunList(order), order.Skipped.Count), Is.EqualTo(("recipe[mine::deploy], role[web]", 0)));
        Assert.That(((IDictionary<string, object?>)order.Json.Child("opsworks")!.ToPlain()!)["activity"], Is.EqualTo("deploy"));
    }

    [Test]
    public void The_layers_say_how_long_a_shutdown_may_take()
    {
        using var folder = new TemporaryFolder();
        foreach (string file in Directory.GetFiles(Samples.File("api/small"))) File.Copy(file, folder + "/" + Path.GetFileName(file));
        string layers = folder + "/DescribeLayers.json";
        File.WriteAllText(layers, File.ReadAllText(layers).Replace("\"ExecutionTimeout\": 120", "\"ExecutionTimeout\": 77"));

        Assert.That(LifecycleOrder.Of(StackFile.Read(folder), "shutdown", "app11", null, [], _ => { }).ShutdownTimeout, Is.EqualTo(TimeSpan.FromSeconds(77)));
        Assert.That(Of("small-chef11.json", "configure").ShutdownTimeout, Is.Null);
    }

    [Test]
    public void A_time_that_is_none_is_a_mistake() => Assert.That(
        () => LifecycleOrder.Of(StackFile.Read("""{ "opsworks": { "sent_at": "soon", "instance": { "hostname": "a", "layers": ["l"] }, "layers": {} } }"""u8, "x"), "configure", null, null, [], _ => { }),
        Throws.TypeOf<RecipeRunnerException>().With.Message.EqualTo("opsworks.sent_at is 'soon', expected seconds since 1970."));
}
