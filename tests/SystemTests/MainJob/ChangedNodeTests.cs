using System.Text.Json.Nodes;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.SystemTests.MainJob;

/// <summary>A machine that has converged, and a node.json that then changes.</summary>
[SystemTest]
[TestFixture(false)]
[TestFixture(true)]
public sealed class ChangedNodeTests(bool systemd)
{
    private Checkout checkout = null!;

    [OneTimeSetUp]
    public void Converge() => checkout = Checkout.Converged(systemd);

    [OneTimeTearDown]
    public void Stop() => checkout?.Dispose();

    [SetUp]
    public void AsShipped()
    {
        checkout.Edit(_ => { });
        checkout.Converge().Ok();
    }

    [TestCase("a new instance")]
    [TestCase("a stopped instance")]
    [TestCase("a cluster without any server left")]
    public void Plan_and_converge_are_equal_to_the_letter(string change)
    {
        checkout.Edit(node => Change(node, change));
        ChangeMark before = checkout.Host.Mark();

        HostResult plan = checkout.Plan("-F", "json");
        HostResult whyRun = checkout.Converge("--why-run", "-F", "json");
        Assert.That(checkout.ChangesSince(before), Is.Empty);
        HostResult run = checkout.Converge("-F", "json").Ok();

        Assert.That((plan.ExitCode, whyRun.ExitCode), Is.EqualTo((2, 2)));
        Assert.That((int)plan.Named("run_completed").Single()["may"]!, Is.Zero);
        Assert.That(plan.Stdout, Does.Not.Contain("may_update"));
        Assert.That(whyRun.Happenings(), Is.EqualTo(plan.Happenings()));
        Assert.That(run.Happenings(), Is.EqualTo(plan.Happenings()));
        Assert.That(run.Statuses().Where(s => s.EndsWith(" updated", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "template[/etc/haproxy/haproxy.cfg] create updated", "service[haproxy] reload updated",
        }));
        Assert.That((int)run.Named("run_completed").Single()["updated"]!, Is.EqualTo((int)plan.Named("run_completed").Single()["updated"]!));
    }

    [Test]
    public void The_lines_for_a_person_are_equal_too()
    {
        checkout.Edit(node => Stack.Add(node, "app1", "app13", "127.1.1.3"));

        string plan = checkout.Plan().Stdout, run = checkout.Converge().Ok().Stdout;

        Assert.That(Steps(run), Is.EqualTo(Steps(plan.Replace("- Would ", "- ", StringComparison.Ordinal))));
        Assert.That(plan, Does.Contain("Plan: 2 would be updated, 0 may be, of "));
        Assert.That(run, Does.Match(@"Converged: 2 of \d+ resources updated in "));
    }

    [Test]
    public void One_template_changes_and_nothing_else()
    {
        checkout.Edit(node => Stack.Add(node, "app1", "app13", "127.1.1.3"));
        ChangeMark before = checkout.Host.Mark();

        checkout.Converge().Ok();

        List<string> changes = checkout.ChangesSince(before);
        Assert.That(changes, Has.Count.EqualTo(2));
        Assert.That(changes, Does.Contain($"Modified {Checkout.Config}"));
        Assert.That(changes, Has.Some.StartsWith($"Added {Checkout.State}/backup{Checkout.Config}.rr-"));
        Assert.That(checkout.Host.Shell("ls -A /etc/haproxy").Stdout, Is.EqualTo("errors\nhaproxy.cfg\nport_guard.lua\n"));
    }

    [Test]
    public void Haproxy_is_reloaded_once_and_no_connection_is_refused()
    {
        string mainPid = systemd ? ServiceJournal.MainPid(checkout.Host) : "";
        List<ProcessInfo> before = checkout.Haproxy();
        (int starts, int reloads) = systemd ? (ServiceJournal.Starts(checkout.Host), ServiceJournal.Reloads(checkout.Host)) : default;
        checkout.Edit(node => Stack.Stop(node, "app1", "app12"));
        using HostProcess client = checkout.Host.StartBackground(new("sh", "-c",
            "while [ ! -e /tmp/enough ]; do curl -s -m 5 http://localhost:8081/ || echo refused; sleep 0.02; done"));
        client.WaitForOutput("answered", TimeSpan.FromSeconds(10));

        checkout.Converge().Ok();
        Wait.Until(() => checkout.Curl("127.1.1.2:8080") == "", TimeSpan.FromSeconds(10), "the old process to stop listening");
        checkout.Host.Shell("touch /tmp/enough").Ok();

        HostResult answers = client.WaitForExit(TimeSpan.FromSeconds(10));
        checkout.Host.Shell("rm /tmp/enough").Ok();
        Assert.That(answers.Stdout, Does.Not.Contain("refused"));
        Assert.That(Enumerable.Range(0, 4).Select(_ => checkout.Curl("localhost:8081")).Distinct(), Is.EqualTo(new[] { "app11 of app1 answered" }));
        if (systemd)
        {
            Assert.That(ServiceJournal.MainPid(checkout.Host), Is.EqualTo(mainPid), "a reload keeps the main process");
            Assert.That((ServiceJournal.Starts(checkout.Host), ServiceJournal.Reloads(checkout.Host)), Is.EqualTo((starts, reloads + 1)));
        }
        else
        {
            ProcessInfo successor = checkout.Haproxy().Except(before).First();
            Assert.That(successor.CommandLine, Does.Contain($" -sf {before[^1].Pid}"), "a reload hands over to a new process");
        }
    }

    [Test]
    public void The_run_after_it_is_empty()
    {
        checkout.Edit(node => Stack.Add(node, "app2", "app22", "127.1.2.2"));
        checkout.Converge().Ok();
        (ChangeMark mark, List<(int, long)> haproxy) = (checkout.Host.Mark(), checkout.HaproxyIdentities());

        Assert.That(checkout.Converge().Ok().Stdout, Does.Match(@"Converged: 0 of \d+ resources updated in "));

        Assert.That(checkout.ChangesSince(mark), Is.Empty);
        checkout.AssertSameHaproxy(haproxy);
    }

    private static void Change(JsonNode node, string change)
    {
        switch (change)
        {
            case "a new instance": Stack.Add(node, "app1", "app13", "127.1.1.3"); break;
            case "a stopped instance": Stack.Stop(node, "app1", "app12"); break;
            default: Stack.Stop(node, "app2", "app21"); break;
        }
    }

    /// <summary>From the first recipe to the summary.</summary>
    private static string Steps(string output)
    {
        int first = output.IndexOf("\nRecipe: ", StringComparison.Ordinal);
        return output[first..output.IndexOf("\n\n", first + 1, StringComparison.Ordinal)];
    }
}
