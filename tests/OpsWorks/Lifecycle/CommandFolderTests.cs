using RecipeRunner.Converging;
using RecipeRunner.OpsWorks.Lifecycle;

namespace RecipeRunner.Tests.OpsWorks.Lifecycle;

internal sealed class CommandFolderTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private QueueBench bench = null!;

    [SetUp]
    public void Start() => bench = new QueueBench();

    [TearDown]
    public void End() => bench.Dispose();

    [Test]
    public void What_is_written_is_read()
    {
        LifecycleCommand command = bench.Commands.Add(new()
        {
            Activity = "deploy",
            Status = CommandStatus.Failed,
            QueuedAt = bench.Now,
            SentAt = bench.Now - TimeSpan.FromSeconds(5),
            StartedAt = bench.Now,
            EndedAt = bench.Now,
            ExitCode = ExitCode.DoesNotCompile,
            Reason = "a \"reason\"",
            Subject = "stack app1",
            Forced = true,
            Caller = CallerProcess.Current,
            Options = new() { StateFolders = bench.Folders, CookbookPaths = ["/a", "/b"], Environment = "prod", NodeName = "web1", SecretFile = "/secret" },
        }, "{}"u8.ToArray());

        LifecycleCommand read = bench.Commands.Find(command.Id)!;
        Assert.That(read with { Options = command.Options }, Is.EqualTo(command));
        Assert.That((read.Options.CookbookPaths, read.Options.Environment, read.Options.NodeName, read.Options.SecretFile), Is.EqualTo((new[] { "/a", "/b" }, "prod", "web1", "/secret")));
        Assert.That((read.Date, read.Caller.IsAlive), Is.EqualTo(("2026-01-31T18:20:24", true)));
    }

    [Test]
    public void All_is_for_the_owner_only_and_those_of_one_second_are_numbered()
    {
        LifecycleCommand like = bench.Commands.Find(bench.Give("configure"))! with { QueuedAt = bench.Now };
        string[] ids = [.. Enumerable.Range(0, 99).Select(_ => bench.Commands.Add(like, "{}"u8.ToArray()).Id)];
        bench.Commands.BeginLog(ids[0]);

        Assert.That((ids[0], ids[97], ids[98]), Is.EqualTo(("2026-01-31-18-20-25-02", "2026-01-31-18-20-25-99", "2026-01-31-18-20-26-01")));
        Assert.That(Directory.GetFiles(bench.Commands.Path).Select(File.GetUnixFileMode).Distinct(), Is.EqualTo([OwnerOnly]));
        Assert.That(File.GetUnixFileMode(bench.Commands.Path), Is.EqualTo(OwnerOnly | UnixFileMode.UserExecute));
    }

    [Test]
    public void The_last_thirty_that_ended_are_kept_and_all_that_wait()
    {
        string waiting = bench.Give("configure");
        string[] ended = [.. Enumerable.Range(0, 33).Select(_ => bench.Give("deploy", status: CommandStatus.Successful))];
        bench.Commands.BeginLog(ended[0]);
        File.WriteAllText(bench.Commands.JsonOf("2026-01-01-00-00-00-01"), "{}");

        bench.Commands.RemoveOldest();

        Assert.That(bench.Commands.All().Select(c => c.Id), Is.EqualTo([waiting, .. ended[3..]]));
        Assert.That(Directory.GetFiles(bench.Commands.Path), Has.Length.EqualTo(2 * 31), "JSON and record of each, nothing else");
    }

    [TestCase("{")]
    [TestCase("{}")]
    [TestCase("""{ "activity": "deploy", "status": "splendid" }""")]
    [TestCase("""{ "activity": "deploy", "status": "failed", "queued_at": "soon" }""")]
    public void A_damaged_record_is_told_with_the_way_out(string text)
    {
        string record = $"{bench.Commands.Path}/{bench.Give("deploy")}.command";
        File.WriteAllText(record, text);

        Assert.That(bench.Commands.All, Throws.TypeOf<RecipeRunnerException>().With.Message.Contain($"Remove {record}, and the command is forgotten."));
    }

    [Test]
    public void A_process_that_is_gone_is_told_from_one_that_has_its_number()
    {
        CallerProcess own = CallerProcess.Current;

        Assert.That((own.IsAlive, (own with { Started = own.Started - 1 }).IsAlive, (own with { Boot = "another" }).IsAlive, (own with { Pid = int.MaxValue }).IsAlive), Is.EqualTo((true, false, false, false)));
    }
}
