using System.Diagnostics;
using RecipeRunner.Cli;
using RecipeRunner.Tests.Cli;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests.OpsWorks.Ec2;

internal sealed class WatchProcessTests
{
    private const int SigTerm = 15;

    [Test]
    public void A_watch_ends_well_on_SIGTERM()
    {
        using var folder = new TemporaryFolder();
        using var environment = new AmazonEnvironment();
        using var ec2 = new FakeEc2 { Instances = [new("i-1", "opsworks:stack=shop", "opsworks:layer:app1=Application 1", "opsworks:instance=app11")] };
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && host.EndsWith("/dotnet", StringComparison.Ordinal) ? host : "dotnet",
            [typeof(CommandLine).Assembly.Location, "stack", "from-ec2", "--endpoint-url", ec2.Url, "--instance", "app11", "--out", folder + "/stack.json", "--watch", "3600"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        try
        {
            Assert.That(process.StandardOutput.ReadLine(), Is.EqualTo("the stack file is written"));
            Assert.That(SignalTests.Kill(process.Id, SigTerm), Is.Zero);
            Assert.That(process.WaitForExit(30_000), Is.True);
            Assert.That(process.ExitCode, Is.Zero);
        }
        finally
        {
            process.Kill();
        }
    }
}
