using System.Text;
using RecipeRunner.Tests.Docs;
using RecipeRunner.Tests.Docs.Walkthroughs;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.SystemTests;

/// <summary>
/// docs/tutorial.md as a reader follows it: an ordinary user in an empty folder of a Debian with systemd, all commands with the
/// output that the page shows, real packages, a real service. What begins with sudo is done by root, what it writes to a file of the reader's included.
/// </summary>
[SystemTest]
public sealed class TutorialTests
{
    private const string Page = "docs/tutorial.md";
    private const string Reader = "alice";
    private const string Sudo = "sudo ";

    /// <summary>The tutorial's service, fetched beforehand: no mirror has a part in the test.</summary>
    private static readonly HostLayer Fetched = new("tutorial", HostLayer.AptReady, HostNetwork.Shared, "apt-get install -y --download-only nginx");

    private ThrowawayHost host = null!;
    private string folder = $"/home/{Reader}";

    [OneTimeSetUp]
    public void Start()
    {
        host = ThrowawayHost.Start(new() { Systemd = true, Hostname = "debian", Layer = Fetched, Binds = [PublishedRunner.Bind] });
        host.AddUser(Reader);
        host.Run("ln", "-s", PublishedRunner.InHost, "/usr/bin/recipe-runner").Ok();
    }

    [OneTimeTearDown]
    public void Stop() => host?.Dispose();

    [Test]
    public void Every_step_does_what_the_page_says()
    {
        var problems = new StringBuilder();
        foreach (Step step in Walkthrough.Read(Pages.Read(Page)))
        {
            if (step is CommandStep command) Type(command, problems);
            else if (step is FileStep file) Write(file.Path, file.Text);
            else if (step is EditStep edit) Write(edit.Path, edit.Apply(host.Read($"{folder}/{edit.Path}")));
        }
        Assert.That(problems.ToString(), Is.Empty);
    }

    private void Type(CommandStep step, StringBuilder problems)
    {
        if (step.Command.StartsWith("cd ", StringComparison.Ordinal))
        {
            folder = Run($"{step.Command} && pwd", Reader).Ok().Stdout.TrimEnd();
            return;
        }
        HostResult result = step.Command.StartsWith(Sudo, StringComparison.Ordinal) ? Run(step.Command[Sudo.Length..], null) : Run(step.Command, Reader);
        TestContext.Out.WriteLine($"$ {step.Command}\n{result.Stdout}");
        bool isPlan = step.Command.StartsWith("recipe-runner plan", StringComparison.Ordinal) && result.ExitCode == 2;
        if (result.ExitCode != 0 && !isPlan) problems.AppendLine($"{Page}:{step.Line}: exit code {result.ExitCode} of: {step.Command}");
        if (ExpectedOutput.Difference(step.Output, result.Stdout) is { } difference) problems.AppendLine($"{Page}:{step.Line}: {step.Command}\n{difference}");
    }

    private HostResult Run(string command, string? user) =>
        host.Run(new HostCommand("bash", "-c", $"exec 2>&1; {command}") { User = user, WorkingFolder = folder, Timeout = TimeSpan.FromMinutes(1) });

    private void Write(string path, string text)
    {
        string full = $"{folder}/{path}";
        host.Run(new HostCommand("sh", "-c", """mkdir -p "${1%/*}" && cat >"$1" """, "sh", full) { User = Reader, Stdin = text }).Ok();
    }
}
