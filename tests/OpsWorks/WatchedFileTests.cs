using RecipeRunner.Converging;
using RecipeRunner.OpsWorks.Units;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.OpsWorks;

internal sealed class WatchedFileTests
{
    private const string File = "/etc/recipe-runner/stack.json";

    [Test]
    public void A_file_that_only_root_writes_is_watched_and_one_that_is_not_there_yet()
    {
        FakeMachine machine = FakeMachine.Debian12().HasDirectory("/etc/recipe-runner");

        Assert.That(() => WatchedFile.Check(File, machine.Files), Throws.Nothing);
        Assert.That(() => WatchedFile.Check(File, machine.HasFile(File, "{}").Files), Throws.Nothing);
    }

    [Test]
    public void A_folder_that_is_not_there_is_told() => Assert.That(() => WatchedFile.Check(File, FakeMachine.Debian12().Files),
        Throws.TypeOf<RecipeRunnerException>().With.Message.EqualTo("The folder /etc/recipe-runner does not exist. Make it, for root only to write: sudo install -d /etc/recipe-runner"));
}
