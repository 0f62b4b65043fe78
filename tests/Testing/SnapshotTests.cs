using RecipeRunner.Testing;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests.Testing;

public sealed class SnapshotTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void Begin() => folder = new();

    [TearDown]
    public void End()
    {
        Environment.SetEnvironmentVariable("UPDATE_SNAPSHOTS", before);
        folder.Dispose();
    }

    private readonly string? before = Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS");

    [Test]
    public void It_is_written_when_that_is_asked_for_and_compared_else()
    {
        Environment.SetEnvironmentVariable("UPDATE_SNAPSHOTS", null);
        string file = $"{folder}/snapshots/plan.txt";
        void Check(string text) => RecipeRunner.Testing.Snapshot.Match(text, "plan", testFile: folder + "/Tests.cs");
        Assert.That(() => Check("a\n"), Throws.TypeOf<SnapshotException>().With.Message.EqualTo($"There is no {file}; UPDATE_SNAPSHOTS=1 writes it."));

        Environment.SetEnvironmentVariable("UPDATE_SNAPSHOTS", "1");
        Check("a\nb\n");
        Environment.SetEnvironmentVariable("UPDATE_SNAPSHOTS", null);

        Assert.That(() => Check("a\nb\n"), Throws.Nothing);
        Assert.That(() => Check("a\nc\n"), Throws.TypeOf<SnapshotException>().With.Message.Contains("-b\n+c"));
    }

    [Test]
    public void It_is_named_after_the_test()
    {
        Environment.SetEnvironmentVariable("UPDATE_SNAPSHOTS", "1");
        RecipeRunner.Testing.Snapshot.Match("x", testFile: folder + "/Tests.cs");
        Assert.That(File.ReadAllText($"{folder}/snapshots/{nameof(It_is_named_after_the_test)}.txt"), Is.EqualTo("x"));
    }
}
