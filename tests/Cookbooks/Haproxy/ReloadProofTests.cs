using System.Text.Json.Nodes;
using RecipeRunner.Reporting;
using RecipeRunner.Testing;
using RecipeRunner.Tests.Converging;

namespace RecipeRunner.Tests.Cookbooks.Haproxy;

/// <summary>A reload is believed when the master process shows a new worker that answers.</summary>
public sealed class ReloadProofTests
{
    private const string Socket = "/run/haproxy-master.sock", Alert = "[ALERT]    (100) : Binding [/etc/haproxy/haproxy.cfg:9]: cannot bind socket";
    private Balancer balancer = null!;
    private MemoryJournal journal = null!;

    private FakeMachine Machine => balancer.Machine;

    private bool IsReloaded => Machine.Log.Contains("reload haproxy");

    [SetUp]
    public void RunHaproxy()
    {
        (balancer, journal) = (new(), new());
        balancer.On(new JsonObject()).Converge("recipe[haproxy]");
        Machine.ClearLog();
        Run("haproxy\0-Ws\0-f\0/etc/haproxy/haproxy.cfg\0-p\0/run/haproxy.pid\0-S\0/run/haproxy-master.sock,mode,600\0");
        Machine.HasDirectory("/run/systemd/system");
        Machine.Command("journalctl *").Returns(0, $"something else\n{Alert}\n");
    }

    [Test]
    public void A_new_worker_that_answers_is_believed()
    {
        Master(reloads: 4, failed: 0, worker: 102, workerReloads: 0);
        RecipeTestResult result = Change();
        Assert.That(result.Error, Is.Null);
        Assert.That(IsReloaded);
        Assert.That(result.Events.OfType<Message>(), Is.Empty);
    }

    [Test]
    public void A_failed_load_fails_the_run_with_haproxy_s_alert_and_stays_owed()
    {
        Master(reloads: 4, failed: 1, worker: 101, workerReloads: 1);
        RecipeTestResult failed = Change();
        Assert.That(failed.Error!.Message, Does.Contain("service[haproxy]").And.Contain("no worker runs the new /etc/haproxy/haproxy.cfg. The old worker serves on.")
            .And.Contain($"haproxy says:\n  {Alert}").And.Not.Contain("something else"));

        Machine.ClearLog();
        Master(reloads: 5, failed: 0, worker: 103, workerReloads: 0);
        RecipeTestResult paid = Change();
        Assert.That(paid.Error, Is.Null);
        Assert.That(paid.Events.OfType<OwedNotificationFound>().Single().Deliverable);
        Assert.That(IsReloaded);
        Assert.That(Change().Updated, Is.Zero);
    }

    [Test]
    public void An_earlier_failure_is_not_held_against_this_reload()
    {
        int asked = 0;
        Machine.HasSocket(Socket, question => question.StartsWith('@') ? "Pid: 102\n"
            : asked++ < 3 ? Report(3, 1, 101, 1)
            : Report(4, 0, Worker(102), 0));
        Assert.That(Change().Error, Is.Null);
    }

    [Test]
    public void A_worker_that_never_comes_is_waited_for_five_seconds()
    {
        Master(reloads: 3, failed: 0, worker: 101, workerReloads: 0);
        DateTimeOffset began = Machine.Clock.Now;
        Assert.That(Change().Error!.Message, Does.Contain("but no new worker was seen within 5 s. The old worker serves on."));
        Assert.That(Machine.Clock.Now - began, Is.LessThan(TimeSpan.FromSeconds(7)));
    }

    [Test]
    public void A_worker_that_does_not_answer_is_no_worker()
    {
        Machine.HasSocket(Socket, question => question.StartsWith('@') ? "Can't find the target PID matching the prefix\n" : IsReloaded ? Report(4, 0, Worker(102), 0) : Report(3, 0, 101, 0));
        Assert.That(Change().Error!.Message, Does.Contain("no new worker was seen"));
    }

    [Test]
    public void A_silent_master_is_said_and_the_process_table_decides([Values] bool hasNewWorker)
    {
        Machine.HasSocket(Socket, _ =>
        {
            if (hasNewWorker) Worker(102);
            throw new IOException("The socket gave no answer within 2 s.");
        });
        RecipeTestResult result = Change();
        if (hasNewWorker)
        {
            Assert.That(result.Error, Is.Null);
            Assert.That(result.Events.OfType<Message>().Single().Text, Does.Contain("gave no answer within 2 s.").And.Contain("A new worker, process 102, is in the process table."));
        }
        else
        {
            Assert.That(result.Error!.Message, Does.Contain("no new worker was seen within 5 s. The socket gave no answer within 2 s. The old worker serves on."));
        }
    }

    [Test]
    public void A_haproxy_that_runs_another_file_is_told()
    {
        Run("haproxy\0-Ws\0-f\0/srv/other.cfg\0-S\0/run/haproxy-master.sock\0");
        Master(reloads: 4, failed: 0, worker: 102, workerReloads: 0);
        Assert.That(Change().Error!.Message, Does.Contain("haproxy runs /srv/other.cfg and never reads /etc/haproxy/haproxy.cfg"));
    }

    [Test]
    public void Without_a_process_to_look_at_the_init_system_is_believed_and_that_is_said()
    {
        Machine.HasService("haproxy", running: true, enabled: true);
        RecipeTestResult result = Change();
        Assert.That(result.Error, Is.Null);
        Assert.That(result.Events.OfType<Message>().Single(), Is.EqualTo(new Message(LogLevel.Warn,
            "haproxy was told to reload; whether it did cannot be seen, for the init system does not tell its process.")));
    }

    [Test]
    public void An_address_that_is_added_and_taken_keeps_haproxy_from_being_told_at_all()
    {
        string tried = "";
        Master(reloads: 3, failed: 0, worker: 101, workerReloads: 0);
        Machine.HasFile("/proc/net/tcp", "  sl  local_address rem_address   st\n   0: 0100007F:1F91 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 777 1\n");
        Machine.HasDirectory("/proc/101/fd");
        Machine.Files.CreateSymbolicLink("/proc/101/fd/5", "socket:[777]");
        Machine.Command("haproxy -db -f /dev/stdin").Answers(command =>
        {
            tried = command.Input!;
            return new(1, "", $"[NOTICE] hello\n{Alert}\n");
        });

        RecipeTestResult result = Change("""{ "haproxy": { "clusters": { "a": { "bind": "127.0.0.1:8081,127.0.0.1:8099", "mode": "http", "balance": "source", "check": "", "servers": [] } } } }""");

        Assert.That(result.Error!.Message, Does.Contain("haproxy cannot have an address of /etc/haproxy/haproxy.cfg, and was not told to reload. The old worker serves on.")
            .And.Contain($"haproxy says:\n  {Alert}"));
        Assert.That(tried, Does.Contain("bind 127.0.0.1:8099\n").And.Not.Contain("8081").And.Contain("chroot /nonexistent\n"));
        Assert.That(IsReloaded, Is.False);
    }

    private RecipeTestResult Change(string json = """{ "haproxy": { "maxconn": 77 } }""") => balancer.On(JsonNode.Parse(json)!).WithJournal(journal).TryConverge("recipe[haproxy]");

    private void Run(string commandLine)
    {
        Machine.HasService("haproxy", running: true, enabled: true, mainPid: 100);
        Machine.HasFile("/proc/100/cmdline", commandLine).HasFile("/proc/100/task/100/children", "101 ");
    }

    /// <summary>What the master shows after a reload; before it, worker 101 after three.</summary>
    private void Master(int reloads, int failed, int worker, int workerReloads) =>
        Machine.HasSocket(Socket, question => question.StartsWith('@') ? $"Name: HAProxy\nPid: {question[2..question.IndexOf(' ')]}\n"
            : IsReloaded ? Report(reloads, failed, Worker(worker), workerReloads)
            : Report(3, 0, 101, 0));

    /// <summary>A worker beside the old one.</summary>
    private int Worker(int pid)
    {
        Machine.HasFile("/proc/100/task/100/children", pid == 101 ? "101 " : $"101 {pid} ");
        return pid;
    }

    private static string Report(int reloads, int failed, int worker, int workerReloads) => $"""
        #<PID>          <type>          <reloads>       <uptime>        <version>
        100             master          {reloads} [failed: {failed}]   0d00h00m05s     2.6.12-1+deb12u4
        # workers
        {worker}        worker          {workerReloads}  0d00h00m01s     2.6.12-1+deb12u4
        # old workers
        90              worker          2               0d00h09m01s     2.6.12-1+deb12u4
        # programs

        """;
}
