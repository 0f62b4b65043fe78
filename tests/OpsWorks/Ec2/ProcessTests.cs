using System.Diagnostics;
using RecipeRunner.Cli;
using RecipeRunner.Tests.Cli;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests.OpsWorks.Ec2;

/// <summary>The program as a process of its own: what it does on a signal, and what the SDK remembers for as long as a process lives.</summary>
internal sealed class ProcessTests
{
    private const int SigTerm = 15;

    private TemporaryFolder folder = null!;
    private AmazonEnvironment environment = null!;
    private FakeEc2 ec2 = null!;

    [SetUp]
    public void SetUp() => (folder, environment, ec2) = (new(), new(), new()
    {
        Instances = [new("i-1", "opsworks:stack=shop", "opsworks:layer:app1=Application 1", "opsworks:instance=app11")],
    });

    [TearDown]
    public void TearDown()
    {
        ec2.Dispose();
        environment.Dispose();
        folder.Dispose();
    }

    private Process Start(params string[] args) => Process.Start(new ProcessStartInfo(
        Environment.ProcessPath is { } host && host.EndsWith("/dotnet", StringComparison.Ordinal) ? host : "dotnet",
        [typeof(CommandLine).Assembly.Location, "stack", "from-ec2", "--endpoint-url", ec2.Url, .. args])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    [Test]
    public void A_watch_ends_well_on_SIGTERM()
    {
        using Process process = Start("--instance", "app11", "--out", folder + "/stack.json", "--watch", "3600");
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

    [Test]
    public void An_instance_finds_itself()
    {
        Assume.That(File.Exists("/var/lib/cloud/data/instance-id"), Is.False, "this machine knows its id without asking");
        using var metadata = new LoopbackServer(request => request.Split(' ')[1] switch
        {
            "/latest/api/token" => LoopbackServer.Answer("200 OK", "token", "X-aws-ec2-metadata-token-ttl-seconds: 21600"),
            "/latest/meta-data/instance-id" => LoopbackServer.Answer("200 OK", "i-1"),
            _ => LoopbackServer.Answer("404 Not Found"),
        });
        environment.Set("AWS_EC2_METADATA_DISABLED", "false");
        environment.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", metadata.At("").ToString().TrimEnd('/'));
        using Process process = Start();
        Assert.That(process.StandardOutput.ReadToEnd(), Does.Contain("\"hostname\": \"app11\""), process.StandardError.ReadToEnd());
    }

    [Test]
    public void A_machine_that_is_no_instance_is_told_so()
    {
        Assume.That(File.Exists("/var/lib/cloud/data/instance-id"), Is.False, "this machine is an instance");
        using Process process = Start();
        Assert.That(process.StandardError.ReadToEnd(), Is.EqualTo("recipe-runner: This machine is no instance of EC2: say for which the JSON is with --instance HOST.\n"));
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.EqualTo(3));
    }
}
