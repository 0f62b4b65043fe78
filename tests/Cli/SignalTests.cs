using System.Diagnostics;
using System.Runtime.InteropServices;

namespace RecipeRunner.Tests.Cli;

internal sealed partial class SignalTests
{
    private const int SigHup = 1, SigInt = 2, SigTerm = 15;

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("signal-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    private Process Start()
    {
        string tests = typeof(SignalTests).Assembly.Location;
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && host.EndsWith("/dotnet") ? host : "dotnet", [tests, "plan"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["FAKE_RUN_UNTIL"] = folder + "/go";
        Process process = Process.Start(start)!;
        process.StandardOutput.ReadLine();
        Assert.That(process.StandardOutput.ReadLine(), Is.EqualTo("running"));
        return process;
    }

    [TestCase(SigInt, 130, "SIGINT")]
    [TestCase(SigTerm, 143, "SIGTERM")]
    [TestCase(SigHup, 143, "SIGHUP")]
    public void A_signal_ends_the_run_after_the_step_that_is_under_way(int signal, int exitCode, string name)
    {
        using Process process = Start();
        Assert.That(Kill(process.Id, signal), Is.Zero);
        Assert.That(process.StandardError.ReadLine(), Is.EqualTo($"{name}: stopping after the step that is under way; once more to stop at once"));
        Assert.That(process.HasExited, Is.False);
        File.WriteAllText(folder + "/go", "");
        string rest = process.StandardOutput.ReadToEnd();
        Assert.That(process.WaitForExit(10_000), Is.True);
        Assert.That((rest, process.ExitCode), Is.EqualTo(("step done\n", exitCode)));
        Assert.That(process.StandardError.ReadToEnd(), Is.EqualTo("recipe-runner: interrupted\n"));
    }

    [Test]
    public void A_second_signal_ends_it_at_once()
    {
        using Process process = Start();
        Assert.That(Kill(process.Id, SigInt), Is.Zero);
        process.StandardError.ReadLine();
        Assert.That(Kill(process.Id, SigInt), Is.Zero);
        Assert.That(process.WaitForExit(10_000), Is.True);
        Assert.That(process.ExitCode, Is.EqualTo(130));
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    internal static partial int Kill(int process, int signal);
}
