using System.Text.Json;
using RecipeRunner.Converging;
using RecipeRunner.Stacks.Import;
using RecipeRunner.Tests.Cli;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests.OpsWorks;

internal sealed class PullTests
{
    private const string StackId = "4790198d-c499-4cc6-a7fe-90eadd16e7c5";

    private static readonly Dictionary<string, string> Recorded = new()
    {
        ["DescribeStacks"] = "19-describe_stacks",
        ["DescribeLayers"] = "20-describe_layers",
        ["DescribeInstances"] = "16-describe_instances-mixed",
        ["DescribeApps"] = "21-describe_apps",
        ["DescribeElasticLoadBalancers"] = "31-notimplemented-describe_elastic_load_balancers",
        ["DescribeRdsDbInstances"] = "30-notimplemented-describe_rds_db_instances",
        ["DescribeDeployments"] = "27-notimplemented-describe_deployments",
    };

    private TemporaryFolder folder = null!;
    private AmazonEnvironment environment = null!;
    private LoopbackServer server = null!;

    [SetUp]
    public void Start()
    {
        (folder, environment) = (new(), new());
        server = new(text =>
        {
            var request = new SignedRequest(text);
            WirePair pair = WirePair.Read(request.Body.Contains("0000-", StringComparison.Ordinal) ? "23-error-describe_stacks-unknown" : Recorded[request["X-Amz-Target"].Split('.')[1]]);
            // What the mock does not know it answers with a 500, which a client tries again: once is enough here.
            string status = pair.Status == 500 ? "400 Bad Request" : $"{pair.Status} It";
            string body = pair.Status == 500 ? """{ "__type": "UnknownOperationException", "message": "not implemented" }""" : pair.Answer;
            return LoopbackServer.Answer(status, body, $"x-amzn-ErrorType: {pair.ErrorType}");
        });
    }

    [TearDown]
    public void Stop()
    {
        server.Dispose();
        environment.Dispose();
        folder.Dispose();
    }

    private (ExitCode ExitCode, string Out, string Error) Pull(params string[] args) =>
        new FakeEngine().Call(["opsworks", "pull", "--endpoint-url", server.At("").ToString(), .. args]);

    [Test]
    public void The_stack_JSON_of_an_instance_is_written_once_and_for_its_owner()
    {
        string file = folder + "/stack.json";
        (ExitCode exitCode, string output, string error) = Pull("--stack-id", StackId, "--instance", "app1-haproxy1", "--out", file);
        Assert.That((exitCode, output), Is.EqualTo((ExitCode.Success, $"{file} is written\n")), error);
        JsonElement json = JsonDocument.Parse(File.ReadAllText(file)).RootElement, opsworks = json.GetProperty("opsworks");
        Assert.That(opsworks.GetProperty("layers").GetProperty("app1").GetProperty("instances").EnumerateObject().Select(i => i.Name), Is.EqualTo(new[] { "app11", "app12" }));
        Assert.That(opsworks.GetProperty("instance").GetProperty("hostname").GetString(), Is.EqualTo("app1-haproxy1"));
        Assert.That(json.GetProperty("run_list").EnumerateArray().Select(r => r.GetString()), Is.EqualTo(new[] { "recipe[lb::configure]" }));
        Assert.That(json.GetProperty("layer").GetString(), Is.EqualTo("app1-haproxy"), "the layer's custom JSON");
        Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));

        Assert.That(Pull("--stack-id", StackId, "--instance", "app1-haproxy1", "--out", file).Out, Is.EqualTo($"{file} is up to date\n"));
    }

    [Test]
    public void What_the_endpoint_does_not_know_is_left_out_and_told()
    {
        string error = Pull("--stack-id", StackId, "--instance", "app11").Error;
        Assert.That(error, Does.Contain("opsworks:DescribeRdsDbInstances").And.Contain("UnknownOperationException").And.Contain("The stack JSON has none of these"));
    }

    [Test]
    public void Answers_that_are_kept_are_what_import_reads()
    {
        string answers = folder + "/answers";
        Assert.That(Pull("--stack-id", StackId, "--save", answers).Out, Is.EqualTo($"4 answers are in {answers}\n"));
        Assert.That(File.GetUnixFileMode(answers + "/DescribeStacks.json"), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.That(new FakeEngine().Call("opsworks", "import", answers, "--instance", "app11").Out, Is.EqualTo(Pull("--stack-id", StackId, "--instance", "app11", "--save", answers).Out));
        Assert.That(ApiAnswers.Saved(answers).Keys, Is.EquivalentTo(new[] { "Stacks", "Layers", "Instances", "Apps" }));
    }

    [TestCase("There is no instance 'app13' in this stack. Did you mean app11 or app12", "--stack-id", StackId, "--instance", "app13")]
    [TestCase("There is no stack 00000000-0000-0000-0000-000000000000", "--stack-id", "00000000-0000-0000-0000-000000000000", "--instance", "app11")]
    [TestCase("4790198d-c499-4cc6-a7fe-90eadd16e7c5 (demo)", "--stack-id", "00000000-0000-0000-0000-000000000000", "--instance", "app11")]
    [TestCase("Name its id with --stack-id", "--instance", "app11")]
    [TestCase("Name an instance with --instance HOST", "--stack-id", StackId)]
    [TestCase("--event confgure: there are setup, configure", "--stack-id", StackId, "--instance", "app11", "--event", "confgure")]
    public void It_says_what_is_wrong(string expected, params string[] args)
    {
        (ExitCode exitCode, _, string error) = Pull(args);
        Assert.That(exitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(error, Does.Contain(expected));
    }

    [TestCase]
    [TestCase("--region", "us-east-1")]
    [TestCase("--endpoint-url", "https://opsworks.us-east-1.amazonaws.com")]
    public void OpsWorks_itself_is_not_asked(params string[] args)
    {
        (ExitCode exitCode, _, string error) = new FakeEngine().Call(["opsworks", "pull", "--stack-id", StackId, "--instance", "app11", .. args]);
        Assert.That(exitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(error, Does.Contain("OpsWorks Stacks ended on 26 May 2024").And.Contain("opsworks import").And.Contain("stack from-ec2"));
    }

    [Test]
    public void An_endpoint_of_the_environment_counts()
    {
        environment.Set("AWS_ENDPOINT_URL", server.At("").ToString());
        Assert.That(new FakeEngine().Call("opsworks", "pull", "--stack-id", StackId, "--instance", "app11").ExitCode, Is.EqualTo(ExitCode.Success));
    }

    [Test]
    public void An_endpoint_that_is_not_there_is_named()
    {
        string url = server.At("").ToString();
        server.Dispose();
        (ExitCode exitCode, _, string error) = new FakeEngine().Call("opsworks", "pull", "--endpoint-url", url, "--stack-id", StackId, "--instance", "app11");
        Assert.That(exitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(error, Does.Contain($"opsworks:DescribeStacks at {url}: the endpoint cannot be reached: Connection refused"));
    }

    [Test]
    public void Without_credentials_it_says_how_to_give_them()
    {
        (ExitCode exitCode, _, string error) = Pull("--stack-id", StackId, "--instance", "app11", "--profile", "nobody");
        Assert.That(exitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(error, Does.Contain("there are no credentials").And.Contain("AWS_ACCESS_KEY_ID"));
        Assert.That(server.Requests, Is.Empty);
    }
}
