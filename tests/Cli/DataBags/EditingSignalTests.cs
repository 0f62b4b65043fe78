using System.Diagnostics;

namespace RecipeRunner.Tests.Cli.DataBags;

public sealed class EditingSignalTests : DataBagCommandTests
{
    [TestCase(1)]
    [TestCase(15)]
    public void A_signal_ends_the_editor_and_removes_the_text(int signal)
    {
        string before = File.ReadAllText(ItemFile), run = Directory.CreateDirectory(Kitchen.Path + "/run").FullName;
        var start = new ProcessStartInfo(
            Environment.ProcessPath is { } host && host.EndsWith("/dotnet", StringComparison.Ordinal) ? host : "dotnet",
            [typeof(EditingSignalTests).Assembly.Location, "data-bag", "edit", "secrets", "web", "--secret-file", "secret"])
        {
            WorkingDirectory = Kitchen.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (start.Environment["VISUAL"], start.Environment["EDITOR"]) = ("", "sleep 100 & echo open; wait; true");
        (start.Environment["XDG_RUNTIME_DIR"], start.Environment["FAKE_RUN_UNTIL"]) = (run, "");
        using Process process = Process.Start(start)!;
        Assert.That(process.StandardOutput.ReadLine(), Is.EqualTo("open"));
        Assert.That(Directory.GetFileSystemEntries(run), Has.Length.EqualTo(1));

        Assert.That(SignalTests.Kill(process.Id, signal), Is.Zero);

        Assert.That(process.StandardError.ReadToEnd(), Is.EqualTo("recipe-runner: Interrupted; nothing was changed.\n"));
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.EqualTo(143));
        Assert.That(Directory.GetFileSystemEntries(run), Is.Empty);
        Assert.That(File.ReadAllText(ItemFile), Is.EqualTo(before));
    }
}
