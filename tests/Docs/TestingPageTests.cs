using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Docs;

/// <summary>The cookbook of docs/testing.md passes its own tests.</summary>
internal sealed class TestingPageTests
{
    [Test]
    public void The_example_passes_with_a_snapshot_that_is_written_first()
    {
        using Kitchen kitchen = new Kitchen().Cookbook("redis");
        foreach (Block block in Pages.Blocks("docs/testing.md"))
            if (block.Path.Length > 0)
                kitchen.Has(block.Path, block.Code);
        string? before = Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS");
        try
        {
            Environment.SetEnvironmentVariable("UPDATE_SNAPSHOTS", "1");
            Assert.That(kitchen.Say("test").ExitCode, Is.EqualTo(ExitCode.Success));
            Environment.SetEnvironmentVariable("UPDATE_SNAPSHOTS", null);
            Outcome outcome = kitchen.Say("test");
            Assert.That(outcome.Out, Does.Contain("3 of 3 resources touched\n").And.Contain("3 passed in"), outcome.ToString());
        }
        finally
        {
            Environment.SetEnvironmentVariable("UPDATE_SNAPSHOTS", before);
        }
        Assert.That(File.ReadAllText(kitchen.Path + "/cookbooks/redis/tests/snapshots/The_plan_reads_well.txt"), Does.Contain("- Would install version 7.0.15 of package redis").IgnoreCase);
    }
}
