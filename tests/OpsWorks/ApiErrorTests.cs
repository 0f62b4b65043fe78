using System.Text.Json;
using Amazon.OpsWorks;
using Amazon.OpsWorks.Model;
using Amazon.Runtime;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests.OpsWorks;

internal sealed class ApiErrorTests
{
    [TestCase("""{ "__type": "ValidationException", "message": "no" }""", typeof(ValidationException), "ValidationException")]
    [TestCase("""{ "__type": "com.amazonaws.opsworks#ValidationException", "message": "no" }""", typeof(ValidationException), "ValidationException")]
    [TestCase("""{ "__type": "com.amazonaws.opsworks#ResourceNotFoundException", "Message": "no" }""", typeof(ResourceNotFoundException), "ResourceNotFoundException")]
    [TestCase("""{ "__type": "UnrecognizedClientException", "message": "no" }""", typeof(AmazonOpsWorksException), "UnrecognizedClientException")]
    public async Task An_error_is_mapped_to_its_exception(string body, Type expected, string code)
    {
        using var endpoint = new ApiEndpoint("400 Bad Request", body);
        var e = (AmazonOpsWorksException)(await Assert.ThrowsAsync(Is.TypeOf(expected), () => endpoint.Client.DescribeStacksAsync(new())))!;
        Assert.That((e.Message, e.ErrorCode), Is.EqualTo(("no", code)));
    }

    [TestCase("400 Bad Request", """{ "__type": "ThrottlingException", "message": "Rate exceeded" }""")]
    [TestCase("500 Internal Server Error", "<html>")]
    [TestCase("503 Service Unavailable", "")]
    public async Task What_may_pass_is_tried_again_and_signed_again(string status, string body)
    {
        int asked = 0;
        using var endpoint = new ApiEndpoint(
            _ => (asked++ == 0 ? LoopbackServer.Answer(status, body) : LoopbackServer.Answer("200 OK", """{ "Stacks": [{ "Name": "demo" }] }"""), false),
            config => config.MaxErrorRetry = 1);
        Assert.That((await endpoint.Client.DescribeStacksAsync(new())).Stacks[0].Name, Is.EqualTo("demo"));
        Assert.That(endpoint.Requests, Has.Count.EqualTo(2));
        endpoint.Requests[1].IsSignedFor("opsworks", ApiEndpoint.Key, ApiEndpoint.Secret);
    }

    [Test]
    public async Task A_validation_error_is_not_tried_again()
    {
        using var endpoint = new ApiEndpoint(_ => (LoopbackServer.Answer("400 Bad Request", """{ "__type": "ValidationException", "message": "no" }"""), false), config => config.MaxErrorRetry = 3);
        await Assert.ThrowsAsync<ValidationException>(() => endpoint.Client.DescribeStacksAsync(new()));
        Assert.That(endpoint.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_silent_endpoint_is_left_after_the_time_out()
    {
        using var endpoint = new ApiEndpoint(_ => ([], true), config => config.Timeout = TimeSpan.FromMilliseconds(200));
        Assert.That(async () => await endpoint.Client.DescribeStacksAsync(new()), Throws.InstanceOf<TimeoutException>());
        Assert.That(endpoint.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_call_can_be_given_up()
    {
        using var stop = new CancellationTokenSource();
        using var endpoint = new ApiEndpoint(_ =>
        {
            stop.Cancel();
            return ([], true);
        });
        Assert.That(async () => await endpoint.Client.DescribeStacksAsync(new(), stop.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void What_is_no_answer_is_an_error()
    {
        using var endpoint = new ApiEndpoint("200 OK", "<html>a captive portal</html>");
        Assert.That(async () => await endpoint.Client.DescribeStacksAsync(new()), Throws.InstanceOf<AmazonUnmarshallingException>());
    }

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return Case(c => c.DescribeInstancesAsync(new()), "Please provide exactly one of StackId, LayerId, InstanceIds");
        yield return Case(c => c.DescribeInstancesAsync(new() { StackId = "s", LayerId = "l" }), "Please provide exactly one of StackId, LayerId, InstanceIds; the request has StackId and LayerId");
        yield return Case(c => c.DescribeLayersAsync(new() { LayerIds = [] }), "Please provide exactly one of StackId, LayerIds");
        yield return Case(c => c.DescribeRdsDbInstancesAsync(new()), "Please provide StackId");
        yield return Case(c => c.CreateDeploymentAsync(new() { StackId = "s" }), "Please provide Command.Name");

        static TestCaseData Case(Func<AmazonOpsWorksClient, Task> call, string message) => new TestCaseData(call, message).SetArgDisplayNames(message);
    }

    [TestCaseSource(nameof(Refused))]
    public async Task What_the_service_would_refuse_is_not_sent(Func<AmazonOpsWorksClient, Task> call, string message)
    {
        using var endpoint = new ApiEndpoint("200 OK", "{}");
        var e = await Assert.ThrowsAsync<ValidationException>(() => call(endpoint.Client));
        Assert.That((e!.Message, e.ErrorCode, endpoint.Requests.Count), Is.EqualTo((message, "ValidationException", 0)));
    }

    [Test]
    public async Task What_an_answer_does_not_have_is_null_or_empty()
    {
        using var endpoint = new ApiEndpoint("200 OK", """{ "Instances": [{ "Hostname": "app11", "LayerIds": null, "Tomorrow": { "x": 1 }, "Architecture": "riscv64" }] }""");
        Instance instance = (await endpoint.Client.DescribeInstancesAsync(new() { StackId = "s" })).Instances.Single();
        Assert.That((instance.PrivateIp, instance.EbsOptimized, instance.LayerIds.Count, instance.Architecture?.Value), Is.EqualTo(((string?)null, (bool?)null, 0, "riscv64")));
    }

    [Test]
    public async Task A_void_answer_is_an_answer()
    {
        using var endpoint = new ApiEndpoint("200 OK", "");
        Assert.That((await endpoint.Client.DescribeStacksAsync(new())).Stacks, Is.Empty);
    }

    [Test]
    public async Task A_deployment_has_all_that_it_was_given()
    {
        using var endpoint = new ApiEndpoint("200 OK", """{ "DeploymentId": "d1" }""");
        var request = new CreateDeploymentRequest
        {
            StackId = "s",
            AppId = "a",
            InstanceIds = ["i1", "i2"],
            LayerIds = [],
            Command = new() { Name = "deploy", Args = { ["migrate"] = ["true"] } },
            Comment = "grüße",
            CustomJson = """{"a":1}""",
        };
        Assert.That((await endpoint.Client.CreateDeploymentAsync(request)).DeploymentId, Is.EqualTo("d1"));
        JsonElement body = JsonDocument.Parse(endpoint.Requests.Single().Body).RootElement;
        JsonElement expected = JsonDocument.Parse("""{ "StackId": "s", "AppId": "a", "InstanceIds": ["i1", "i2"], "Command": { "Name": "deploy", "Args": { "migrate": ["true"] } }, "Comment": "grüße", "CustomJson": "{\"a\":1}" }""").RootElement;
        Assert.That(JsonElement.DeepEquals(body, expected), body.ToString());
    }
}
