using System.Text.Json;
using RecipeRunner.Converging;
using RecipeRunner.Tests.Cli;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests.OpsWorks.Ec2;

internal sealed class FromEc2Tests
{
    private readonly TemporaryFolder folder = new();
    private AmazonEnvironment environment = null!;
    private FakeEc2 ec2 = null!;

    private static FakeInstance[] Shop =>
    [
        new("i-1", "opsworks:stack=shop", "opsworks:layer:app1=Application 1", "opsworks:instance=app11") { Ip = "127.7.0.11", PublicIp = "198.51.100.1" },
        new("i-2", "opsworks:stack=shop", "opsworks:layer:app1=Application 1", "opsworks:instance=app12") { Ip = "127.7.0.12", PublicIp = "198.51.100.2", IpOwner = "123456789012" },
        new("i-3", "opsworks:stack=shop", "opsworks:layer:app1-haproxy=Balancer", "opsworks:instance=app1-haproxy1") { Ip = "127.7.0.1", LaunchTime = "2026-11-21T09:30:00.000Z" },
        new("i-4", "opsworks:stack=shop", "opsworks:layer:app2=Application 2", "opsworks:instance=app21") { State = "stopped" },
        new("i-5", "opsworks:stack=blog", "opsworks:layer:app1=Application 1", "opsworks:instance=app11"),
    ];

    [SetUp]
    public void Start() => (environment, ec2) = (new(), new() { Instances = [.. Shop] });

    [TearDown]
    public void Stop()
    {
        ec2.Dispose();
        environment.Dispose();
    }

    [OneTimeTearDown]
    public void Clear() => folder.Dispose();

    private (ExitCode ExitCode, string Out, string Error) Call(params string[] args) =>
        new FakeEngine().Call(["stack", "from-ec2", "--endpoint-url", ec2.Url, .. args]);

    private JsonElement Json(params string[] args)
    {
        (ExitCode exitCode, string output, string error) = Call(args);
        Assert.That(exitCode, Is.EqualTo(ExitCode.Success), error);
        return JsonDocument.Parse(output).RootElement;
    }

    private static string[] Hosts(JsonElement json, string layer) =>
        [.. json.GetProperty("opsworks").GetProperty("layers").GetProperty(layer).GetProperty("instances").EnumerateObject().Select(i => i.Name)];

    [Test]
    public void The_tags_of_OpsWorks_make_the_stack_JSON()
    {
        (ExitCode exitCode, string output, string error) = Call("--stack", "shop", "--instance", "app1-haproxy1", "--region", "eu-west-1");
        Assert.That((exitCode, error), Is.EqualTo((ExitCode.Success, "")));
        Snapshot.Matches(output, "shop");
        ec2.Requests.Single().IsSignedFor("ec2", ApiEndpoint.Key, ApiEndpoint.Secret, "eu-west-1");
    }

    [Test]
    public void All_pages_are_read()
    {
        using var paging = new FakeEc2 { Instances = [.. Shop], PageSize = 1 };
        JsonElement json = JsonDocument.Parse(new FakeEngine().Call("stack", "from-ec2", "--endpoint-url", paging.Url, "--stack", "shop", "--instance", "app11").Out).RootElement;
        Assert.That(Hosts(json, "app1"), Is.EqualTo(new[] { "app11", "app12" }));
        Assert.That(paging.Requests, Has.Count.EqualTo(4));
    }

    [Test]
    public void Other_tags_can_say_it()
    {
        ec2.Instances =
        [
            new("i-1", "Environment=live", "Role=web, api", "Name=Web server 1") { LaunchTime = "2026-11-20T08:00:00.000Z" },
            new("i-2", "Environment=live", "Role=web", "Name=Web server 1") { LaunchTime = "2026-11-19T08:00:00.000Z" },
            new("i-3", "Environment=live", "Role=api"),
        ];
        JsonElement json = Json("--stack-tag", "Environment", "--layer-tag", "Role", "--name-tag", "Name", "--instance", "i-3");
        Assert.That(Hosts(json, "web"), Is.EqualTo(new[] { "Web-server-1", "Web-server-1-i-1" }), "the older one keeps the name");
        Assert.That(Hosts(json, "api"), Is.EqualTo(new[] { "Web-server-1-i-1", "i-3" }));
    }

    [Test]
    public void Saved_answers_and_custom_JSON_say_what_tags_do_not()
    {
        string answers = Directory.CreateDirectory(folder + "/answers").FullName;
        File.WriteAllText(answers + "/DescribeStacks.json", """{ "Stacks": [{ "StackId": "s", "Name": "shop", "Region": "eu-west-1", "CustomJson": "{\"a\":1,\"b\":1}" }] }""");
        File.WriteAllText(answers + "/describe-layers.json", """
            { "Layers": [{ "StackId": "s", "LayerId": "l", "Shortname": "app1", "Name": "Saved", "CustomJson": "{\"b\":2}", "CustomRecipes": { "Configure": ["app_layer"] } },
                         { "StackId": "s", "LayerId": "m", "Shortname": "app9", "Name": "Nobody" }] }
            """);
        JsonElement json = Json("--stack", "shop", "--instance", "app11", "--answers", answers);
        Assert.That((json.GetProperty("a").GetInt32(), json.GetProperty("b").GetInt32()), Is.EqualTo((1, 2)));
        Assert.That(json.GetProperty("run_list")[0].GetString(), Is.EqualTo("recipe[app_layer]"));
        Assert.That(json.GetProperty("opsworks").GetProperty("layers").EnumerateObject().Select(l => l.Name), Is.EqualTo(new[] { "app1", "app1-haproxy", "app2", "app9" }));

        File.WriteAllText(folder + "/custom.json", """{ "a": 7 }""");
        json = Json("--stack", "shop", "--instance", "app11", "--answers", answers, "--custom-json", folder + "/custom.json");
        Assert.That((json.GetProperty("a").GetInt32(), json.GetProperty("b").GetInt32()), Is.EqualTo((7, 2)));
    }

    [Test]
    public void Layers_may_be_saved_alone()
    {
        string answers = Directory.CreateDirectory(folder + "/layers").FullName;
        File.WriteAllText(answers + "/DescribeLayers.json", """{ "Layers": [{ "StackId": "s", "Shortname": "app1", "CustomRecipes": { "Setup": ["web"], "Deploy": ["web::deploy"] } }] }""");
        JsonElement json = Json("--stack", "shop", "--instance", "app11", "--answers", answers, "--event", "setup");
        Assert.That(json.GetProperty("run_list").EnumerateArray().Select(r => r.GetString()), Is.EqualTo(new[] { "recipe[web]", "recipe[web::deploy]" }));
    }

    [Test]
    public void A_file_is_written_only_when_the_stack_changes()
    {
        string file = folder + "/stack.json";
        string[] args = ["--stack", "shop", "--instance", "app11", "--out", file];
        Assert.That(Call(args).Out, Is.EqualTo($"{file} is written\n"));
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        ec2.Instances.Reverse();
        Assert.That(Call(args).Out, Is.EqualTo($"{file} is up to date\n"), "the order of an answer means nothing");
        Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        ec2.Instances.Add(new("i-6", "opsworks:stack=shop", "opsworks:layer:app1=Application 1", "opsworks:instance=app13"));
        Assert.That(Call(args).Out, Is.EqualTo($"{file} is written\n"));
    }

    [Test]
    public void Throttling_is_waited_out()
    {
        ec2.Errors.Enqueue(("503 Service Unavailable", "RequestLimitExceeded"));
        Assert.That(Hosts(Json("--stack", "shop", "--instance", "app11"), "app1"), Has.Length.EqualTo(2));
    }

    [TestCase("No instance at ", "has the tag opsworks:stack = shp. Did you mean shop?", "--stack", "shp", "--instance", "app11")]
    [TestCase("There are 2 stacks by the tag opsworks:stack", "(blog, shop)", "--instance", "app11")]
    [TestCase("There is no instance 'app31' in this stack", "Did you mean app11 or app21", "--stack", "shop", "--instance", "app31")]
    [TestCase("No instance at ", "has a tag Stack. Is it the right region and account?", "--stack-tag", "Stack")]
    [TestCase("--layer-tag", "expected the key of a tag", "--layer-tag", "*")]
    [TestCase("--watch 1", "expected a number of seconds, 5 to 3600", "--watch", "1", "--out", "x")]
    [TestCase("--watch", "name it with --out FILE", "--watch", "30")]
    [TestCase("--endpoint-url ftp", "expected a URL", "--endpoint-url", "ftp://x")]
    public void It_says_what_is_wrong(string expected, string more, params string[] args)
    {
        (ExitCode exitCode, _, string error) = args.Contains("--endpoint-url") ? new FakeEngine().Call(["stack", "from-ec2", .. args]) : Call(args);
        Assert.That(exitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(error, Does.Contain(expected).And.Contain(more));
    }

    [TestCase("UnauthorizedOperation", "The credentials need ec2:DescribeInstances")]
    [TestCase("AuthFailure", "the credentials are refused (AuthFailure: no)")]
    [TestCase("InvalidParameterValue", "InvalidParameterValue (403): no")]
    public void What_EC2_refuses_is_told(string code, string expected)
    {
        ec2.Errors.Enqueue(("403 Forbidden", code));
        (ExitCode exitCode, _, string error) = Call("--stack", "shop", "--instance", "app11");
        Assert.That(exitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(error, Does.Contain(expected));
    }

    [Test]
    public void Without_credentials_it_says_how_to_give_them()
    {
        (ExitCode exitCode, _, string error) = Call("--stack", "shop", "--instance", "app11", "--profile", "nobody");
        Assert.That(exitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(error, Does.Contain("there are no credentials").And.Contain("AWS_ACCESS_KEY_ID").And.Contain("or give the instance a role"));
    }

    [Test]
    public void A_region_is_needed()
    {
        (_, _, string error) = new FakeEngine().Call("stack", "from-ec2", "--stack", "shop");
        Assert.That(error, Does.Contain("No region is known: name it with --region"));
    }
}
