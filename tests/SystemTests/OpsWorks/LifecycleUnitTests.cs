using RecipeRunner.Tests.Machines;
using RecipeRunner.Tests.SystemTests.Hosts;
using RecipeRunner.Tests.SystemTests.MainJob;

namespace RecipeRunner.Tests.SystemTests.OpsWorks;

/// <summary>The units of <c>lifecycle install</c> under a real systemd.</summary>
[SystemTest]
public sealed class LifecycleUnitTests
{
    private const string StackFile = "/etc/recipe-runner/stack.json";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);
    private TemporaryFolder outside = null!;
    private Checkout checkout = null!;

    [SetUp]
    public void Start()
    {
        outside = new TemporaryFolder();
        checkout = Checkout.Start(new() { Systemd = true, Binds = [new(outside, "/srv/outside", Writable: true)] });
        checkout.Host.Write($"{Checkout.Folder}/cookbooks/mark/metadata.json", """{ "name": "mark", "version": "1.0.0" }""");
        Recipe("configure", """Execute("sleep 0.3"); File("/srv/rendered", new() { Content = $"{node["number"]}" });""");
        Recipe("shutdown", """File("/srv/outside/shutdown", new() { Content = "told" });""");
        checkout.Host.Shell("install -d /etc/recipe-runner").Ok();
        Stack(0);
    }

    [TearDown]
    public void Stop()
    {
        checkout?.Dispose();
        outside.Dispose();
    }

    [Test]
    public void Thirty_writes_in_three_seconds_end_with_the_last_content()
    {
        checkout.Host.Run(Checkout.Command("lifecycle", "install")).Ok();

        checkout.Host.Shell($$"""
            for i in $(seq 30); do
                sed "s/\"number\": 0/\"number\": $i/" {{StackFile}}.in >{{StackFile}}.new && mv {{StackFile}}.new {{StackFile}}
                sleep 0.1
            done
            """).Ok();

        Wait.Until(() => Idle() && checkout.Host.Read("/srv/rendered") == "30", s_patience, "the last content to be rendered");
        checkout.Host.Run(Checkout.Command("lifecycle", "uninstall")).Ok();
        Assert.That(checkout.Host.Shell("ls /etc/systemd/system | grep recipe-runner").Stdout, Is.Empty);
    }

    [TestCase("chmod 0666 /etc/recipe-runner/stack.json", "may be written by others than root (mode 666)")]
    [TestCase("chmod 0777 /etc/recipe-runner", "/etc/recipe-runner may be written by others than root (mode 777)")]
    [TestCase("chown daemon /etc/recipe-runner/stack.json", "is not root's")]
    [TestCase("rm /etc/recipe-runner/stack.json; ln -s /srv/elsewhere /etc/recipe-runner/stack.json", "is a symbolic link")]
    public void A_file_that_others_may_write_is_refused(string opening, string message)
    {
        checkout.Host.Shell(opening).Ok();

        HostResult refused = checkout.Host.Run(Checkout.Command("lifecycle", "install"));

        Assert.That(refused.ExitCode, Is.EqualTo(3));
        Assert.That(refused.Stderr, Does.Contain(message));
        Assert.That(checkout.Host.Shell("ls /etc/systemd/system | grep recipe-runner").Stdout, Is.Empty);
    }

    [TestCase("poweroff", true)]
    [TestCase("reboot", false)]
    public void Only_the_machine_s_end_is_a_shutdown(string end, bool isShutdown)
    {
        checkout.Host.Run(Checkout.Command("lifecycle", "install", "--shutdown", "mark::shutdown")).Ok();
        checkout.Host.Shell("systemctl stop recipe-runner-shutdown.service; systemctl start recipe-runner-shutdown.service").Ok();
        Assert.That(File.Exists(outside + "/shutdown"), Is.False, "stopped by hand");

        checkout.Host.Run("systemctl", end);

        Wait.Until(() => !Directory.Exists($"/proc/{checkout.Host.Init}"), s_patience, "the host to end");
        Assert.That(File.Exists(outside + "/shutdown"), Is.EqualTo(isShutdown));
    }

    private bool Idle() => checkout.Host.Shell("systemctl is-active recipe-runner-configure.service recipe-runner-configure-again.service").Stdout.Trim() is "inactive\ninactive";

    private void Stack(int number)
    {
        string json = $$"""{ "run_list": ["recipe[mark::configure]"], "number": {{number}}, "opsworks": { "activity": "configure", "instance": { "hostname": "app11", "layers": ["app1"] }, "layers": { "app1": { "instances": { "app11": { "status": "online" } } } } } }""";
        checkout.Host.Write(StackFile, json);
        checkout.Host.Write(StackFile + ".in", json);
    }

    private void Recipe(string name, string text) => checkout.Host.Write($"{Checkout.Folder}/cookbooks/mark/recipes/{name}.csx", text);
}
