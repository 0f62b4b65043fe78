using RecipeRunner.Converging;
using RecipeRunner.Machines.Local;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests.Converging;

public sealed class RunLockTests
{
    [Test]
    public void A_lock_that_is_held_says_by_whom_and_is_free_afterwards()
    {
        using var folder = new TemporaryFolder();
        string path = folder + "/state/lock";
        using (RunLock.Take(path, new LocalClock()))
        {
            RecipeRunnerException refused = Assert.Throws<RecipeRunnerException>(() => RunLock.Take(path, new LocalClock()).Dispose())!;

            Assert.That(refused.ExitCode, Is.EqualTo(ExitCode.Locked));
            Assert.That(refused.Message, Does.Contain($"process {Environment.ProcessId} (`").And.Contain($"holds {path}"));
        }
        Assert.DoesNotThrow(() => RunLock.Take(path, new LocalClock()).Dispose());
    }

    [Test]
    public void A_lock_that_cannot_be_written_is_no_other_run()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder + "/file", "");

        RecipeRunnerException refused = Assert.Throws<RecipeRunnerException>(() => RunLock.Take(folder + "/file/lock", new LocalClock()).Dispose())!;

        Assert.That(refused.ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(refused.Message, Does.StartWith($"The lock {folder}/file/lock cannot be taken: ").And.EndsWith("or name another one with --lockfile."));
    }
}
