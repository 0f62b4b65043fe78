using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.SystemTests.MainJob;

/// <summary>The shipped node.json on a machine that never saw haproxy: where systemd is PID 1 and where it is not.</summary>
[SystemTest]
[TestFixture(false)]
[TestFixture(true)]
public sealed class FirstRunTests(bool systemd)
{
    private Checkout checkout = null!;
    private HostResult plan = null!;
    private List<string> changesOfPlan = [];
    private HostResult run = null!;

    [OneTimeSetUp]
    public void Converge()
    {
        checkout = Checkout.Start(new() { Systemd = systemd, Layer = HostLayer.AptReady });
        checkout.Host.AddUser("alice");
        checkout.Host.Run(Checkout.Command("--version") with { User = "alice" }).Ok();
        ChangeMark before = checkout.Host.Mark();
        plan = checkout.Host.Run(Checkout.Command("plan", "-F", "json") with { User = "alice" });
        changesOfPlan = checkout.ChangesSince(before);
        run = checkout.Converge().Ok();
    }

    [OneTimeTearDown]
    public void Stop() => checkout?.Dispose();

    [Test]
    public void A_plan_without_root_foresaw_the_run_and_changed_nothing()
    {
        Assert.That(plan.ExitCode, Is.EqualTo(2), plan.ToString());
        Assert.That(plan.Statuses(), Does.Contain("package[haproxy] install would_update"));
        Assert.That(plan.Statuses(), Has.Some.StartsWith("template[/etc/haproxy/haproxy.cfg] create "));
        Assert.That(plan.Stdout, Does.Contain("+  server app11 127.1.1.1:8080 check"));
        // Its compiled recipes are the user's own, in the user's own cache.
        Assert.That(changesOfPlan.Where(c => !c.Contains(" /home/alice/.cache", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void The_output_names_recipe_resource_action_and_change()
    {
        string[] inOrder =
        [
            "Converging ", "Recipe: haproxy::default\n",
            "    * package[haproxy] action install\n", "      - install version 2.", "of package haproxy\n",
            "    * service[haproxy] action enable (up to date)\n",
            "  * template[/etc/haproxy/haproxy.cfg] action create (notified by template[/etc/haproxy/haproxy.cfg])\n    - update content in file /etc/haproxy/haproxy.cfg",
            "    --- ", "    +  server app11 127.1.1.1:8080 check",
            "  * service[haproxy] action start",
            "\nConverged: ", " resources updated in ", "\nNext:\n  curl http://localhost:8081/",
        ];
        int at = 0;
        foreach (string part in inOrder)
        {
            int next = run.Stdout.IndexOf(part, at, StringComparison.Ordinal);
            Assert.That(next, Is.GreaterThanOrEqualTo(at), $"\"{part}\" is missing, or out of order, in\n{run}");
            at = next + part.Length;
        }
    }

    [Test]
    public void The_configuration_is_rendered_from_the_online_instances_and_valid()
    {
        string config = checkout.Host.Read(Checkout.Config);

        Assert.That(config, Does.Contain("server app11 127.1.1.1:8080").And.Contain("server app12 127.1.1.2:8080").And.Contain("server app21 127.1.2.1:8080"));
        Assert.That(checkout.Host.Stat(Checkout.Config).Mode, Is.EqualTo("644"));
        checkout.Host.Run("haproxy", "-c", "-f", Checkout.Config).Ok();
    }

    [Test]
    public void The_service_runs_with_our_configuration_and_is_enabled()
    {
        Assert.That(checkout.Haproxy(), Is.Not.Empty);
        if (systemd)
        {
            Assert.That(checkout.Host.Run("systemctl", "is-active", "haproxy").Stdout, Is.EqualTo("active\n"));
            Assert.That(checkout.Host.Run("systemctl", "is-enabled", "haproxy").Stdout, Is.EqualTo("enabled\n"));
        }
        Assert.That(checkout.Host.Shell("ls /etc/rc2.d").Stdout, Does.Match("(?m)^S[0-9]{2}haproxy$"));
    }

    [Test]
    public void The_servers_answer_in_turn()
    {
        var answers = Enumerable.Range(0, 4).Select(_ => checkout.Curl("localhost:8081")).ToList();

        Assert.That(answers.Distinct(), Is.EquivalentTo(new[] { "app11 of app1 answered", "app12 of app1 answered" }));
        Assert.That(answers.Zip(answers.Skip(1)).All(pair => pair.First != pair.Second), string.Join(", ", answers));
        Assert.That(checkout.Curl("localhost:8082"), Is.EqualTo("app21 of app2 answered"));
    }

    [Test]
    public void The_start_by_the_package_is_not_fought()
    {
        if (!systemd)
        {
            Assert.That(run.Stdout, Does.Contain("policy-rc.d forbids starting services").And.Contain("- start service haproxy\n"));
            return;
        }
        // Started once, by its package, with Debian's configuration; then reloaded into ours.
        Assert.That(run.Stdout, Does.Contain("* service[haproxy] action start (notified by service[haproxy]) (up to date)\n").And.Contain("- reload service haproxy\n"));
        Assert.That(ServiceJournal.Starts(checkout.Host), Is.EqualTo(1));
        Assert.That(ServiceJournal.Reloads(checkout.Host), Is.EqualTo(1));
    }

    [Test]
    public void A_second_run_changes_nothing_at_all()
    {
        string[] managed = ["/etc", "/var/lib/dpkg", "/var/cache/recipe-runner", "/usr/sbin"];
        List<string> records = checkout.RunRecords();
        (ChangeMark mark, FileSnapshot files, List<(int, long)> haproxy) = (checkout.Host.Mark(), checkout.Host.Snapshot(managed), checkout.HaproxyIdentities());

        HostResult second = checkout.Converge().Ok();

        Assert.That(second.Stdout, Does.Match(@"Converged: 0 of \d+ resources updated in "));
        Assert.That(second.Stdout, Does.Not.Contain("    - "));
        Assert.That(checkout.ChangesSince(mark), Is.Empty);
        Assert.That(files.Differences(checkout.Host.Snapshot(managed)), Is.Empty);
        checkout.AssertSameHaproxy(haproxy);
        Assert.That(checkout.RunRecords().Except(records).Count(), Is.EqualTo(1));
        Assert.That(checkout.Plan().ExitCode, Is.Zero);
    }
}
