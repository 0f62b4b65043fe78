using RecipeRunner.Converging;
using RecipeRunner.OpsWorks.History;
using RecipeRunner.OpsWorks.Lifecycle;
using RecipeRunner.Tests.OpsWorks.Lifecycle;

namespace RecipeRunner.Tests.OpsWorks.History;

internal sealed class CommandSelectionTests
{
    private QueueBench bench = null!;
    private string setup = "", configure = "", superseded = "";

    [SetUp]
    public void Start()
    {
        bench = new QueueBench();
        setup = bench.Give("setup", status: CommandStatus.Failed);
        configure = bench.Give("configure", status: CommandStatus.Successful);
        superseded = bench.Give("configure");
        bench.Commands.Save(bench.Commands.Find(superseded)! with { Status = CommandStatus.Superseded });
    }

    [TearDown]
    public void End() => bench.Dispose();

    private string Selected(string? first, string? second = null) => new CommandHistory(bench.Folders).One(CommandSelection.Of(first, second)).Id;

    [Test]
    public void Nothing_is_the_newest_that_was_run_an_activity_its_newest_and_a_date_that_one()
    {
        Assert.That(Selected(null), Is.EqualTo(configure));
        Assert.That(Selected("setup"), Is.EqualTo(setup));
        Assert.That(Selected("configure", "2026-01-31T18:20:26"), Is.EqualTo(configure));
        Assert.That(Selected("2026-01-31T18:20:27"), Is.EqualTo(superseded));
        Assert.That(Selected(setup), Is.EqualTo(setup));
    }

    [TestCase("deploy", null, "There is no 'deploy' that was run in the history. `recipe-runner opsworks list-commands` lists all.")]
    [TestCase("setup", "2026-01-31T18:20:26", "There is no 'setup' of 2026-01-31T18:20:26 in the history.")]
    [TestCase("confgure", null, "'confgure' is neither an activity nor a date such as 2026-01-31T18:20:24. Activities are setup, ")]
    [TestCase("2026-01-31T18:20:26", "setup", "the activity comes before the date: setup 2026-01-31T18:20:26")]
    public void What_is_not_there_is_told(string first, string? second, string message) =>
        Assert.That(() => Selected(first, second), Throws.TypeOf<RecipeRunnerException>().With.Message.StartWith(message));

    [Test]
    public void A_history_that_is_empty_says_how_to_fill_it() => Assert.That(
        () => new CommandHistory(new(bench.Folders.State + "/other", "")).One(CommandSelection.Of(null, null)),
        Throws.TypeOf<RecipeRunnerException>().With.Message.Contain("lifecycle configure -j FILE"));
}
