using RecipeRunner.Converging;
using RecipeRunner.Rehearsal;

namespace RecipeRunner.Tests.Rehearsal;

public sealed class RecordReaderTests
{
    [Test]
    public void What_a_converge_updated_is_read_from_its_record()
    {
        using Kitchen kitchen = new Kitchen().Recipe("""File("/etc/a", new() { Content = "x" }); File("/etc/a2", new() { Action = [Nothing] });""");
        Assert.That(kitchen.Converge().ExitCode, Is.EqualTo(ExitCode.Success));

        Converge read = RecordReader.Read(kitchen.State + "/runs", null, 0, TimeSpan.FromSeconds(1), "");

        Assert.That((read.Succeeded, read.Error), Is.EqualTo((true, (string?)null)));
        Assert.That(read.Updated.Single(), Is.EqualTo(new UpdatedAction("file[/etc/a]", "create", "cookbooks/web/recipes/default.csx:1", read.Updated[0].Changes) { Diffs = read.Updated[0].Diffs }));
        Assert.That(read.Updated[0].Changes.Single(), Does.Contain("/etc/a"));
        Assert.That(read.Updated[0].Diffs.Single(), Does.StartWith("--- /etc/a\n").And.Contain("\n+x\n"));
    }

    [Test]
    public void A_run_that_ended_before_it_began_is_not_told_from_the_record_of_another()
    {
        using Kitchen kitchen = new Kitchen().Recipe("""File("/etc/a");""");
        kitchen.Converge();
        string runs = kitchen.State + "/runs";

        Assert.That(RecordReader.Read(runs, RecordReader.Newest(runs), 3, TimeSpan.Zero, "no").Updated, Is.Empty);
        Assert.That(RecordReader.Read(runs + "/nowhere", null, 3, TimeSpan.Zero, "no").Succeeded, Is.False);
    }
}
