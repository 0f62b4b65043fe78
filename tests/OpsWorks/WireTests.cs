using System.Collections;
using System.Text.Json;
using Amazon.OpsWorks;
using Amazon.OpsWorks.Model;
using Amazon.Runtime;

namespace RecipeRunner.Tests.OpsWorks;

/// <summary>The recorded calls, made by this client: the same request, signed, and every word of the answer in its place.</summary>
internal sealed class WireTests
{
    private const string StackId = "4790198d-c499-4cc6-a7fe-90eadd16e7c5", LayerId = "0a47cc59-52b8-4f53-a0ac-d235476dc7d8";
    private const string OtherLayerId = "bb8e3ab6-c606-43bf-bc86-0f10382692c1", InstanceId = "fc71e742-273f-4d9d-aa13-42ab890cefea";

    private static readonly Dictionary<string, Func<AmazonOpsWorksClient, Task<AmazonWebServiceResponse>>> Calls = new()
    {
        ["01-describe_stacks-empty"] = async c => await c.DescribeStacksAsync(new()),
        ["12-describe_instances-stopped"] = async c => await c.DescribeInstancesAsync(new() { StackId = StackId }),
        ["16-describe_instances-mixed"] = async c => await c.DescribeInstancesAsync(new() { StackId = StackId }),
        ["17-describe_instances-by-layer"] = async c => await c.DescribeInstancesAsync(new() { LayerId = LayerId }),
        ["19-describe_stacks"] = async c => await c.DescribeStacksAsync(new() { StackIds = [StackId] }),
        ["20-describe_layers"] = async c => await c.DescribeLayersAsync(new() { StackId = StackId }),
        ["21-describe_apps"] = async c => await c.DescribeAppsAsync(new() { StackId = StackId }),
        ["22-describe_layers-by-ids"] = async c => await c.DescribeLayersAsync(new() { LayerIds = [LayerId, OtherLayerId] }),
        ["23-error-describe_stacks-unknown"] = async c => await c.DescribeStacksAsync(new() { StackIds = ["00000000-0000-0000-0000-000000000000"] }),
        ["26-notimplemented-create_deployment"] = async c => await c.CreateDeploymentAsync(new()
        {
            StackId = StackId,
            Command = new() { Name = DeploymentCommandName.Execute_recipes, Args = new() { ["recipes"] = ["lb::configure"] } },
        }),
        ["27-notimplemented-describe_deployments"] = async c => await c.DescribeDeploymentsAsync(new() { StackId = StackId }),
        ["28-notimplemented-describe_commands"] = async c => await c.DescribeCommandsAsync(new() { InstanceId = InstanceId }),
        ["29-notimplemented-describe_elastic_ips"] = async c => await c.DescribeElasticIpsAsync(new() { StackId = StackId }),
        ["30-notimplemented-describe_rds_db_instances"] = async c => await c.DescribeRdsDbInstancesAsync(new() { StackId = StackId }),
        ["31-notimplemented-describe_elastic_load_balancers"] = async c => await c.DescribeElasticLoadBalancersAsync(new() { StackId = StackId }),
    };

    private static IEnumerable<string> Names => Calls.Keys;

    [TestCaseSource(nameof(Names))]
    public async Task A_recorded_call_is_made_again(string name)
    {
        WirePair pair = WirePair.Read(name);
        using var endpoint = Endpoint(pair);
        try
        {
            AmazonWebServiceResponse response = await Calls[name](endpoint.Client);
            Assert.That(pair.Status, Is.EqualTo(200));
            IsRead(JsonDocument.Parse(pair.Answer).RootElement, response, "answer");
        }
        catch (AmazonOpsWorksException e)
        {
            Assert.That((int)e.StatusCode, Is.EqualTo(pair.Status));
        }
        SignedRequest request = endpoint.Requests.Single();
        Assert.That((request.Method, request.Path, request["X-Amz-Target"], request["Content-Type"]), Is.EqualTo(("POST", "/", pair.Target, pair.ContentType)));
        Assert.That(JsonElement.DeepEquals(JsonDocument.Parse(request.Body).RootElement, JsonDocument.Parse(pair.Body).RootElement), $"{request.Body}\nis not\n{pair.Body}");
        request.IsSignedFor("opsworks", ApiEndpoint.Key, ApiEndpoint.Secret);
    }

    [Test]
    public async Task What_does_not_exist_is_a_ResourceNotFoundException()
    {
        using var endpoint = Endpoint(WirePair.Read("23-error-describe_stacks-unknown"));
        var e = await Assert.ThrowsAsync<ResourceNotFoundException>(() => endpoint.Client.DescribeStacksAsync(new() { StackIds = ["00000000-0000-0000-0000-000000000000"] }));
        Assert.That((e!.Message, e.ErrorCode, (int)e.StatusCode), Is.EqualTo(("00000000-0000-0000-0000-000000000000", "ResourceNotFoundException", 400)));
    }

    /// <summary>The mock calls what is invalid not found; the code that is sent counts, and a request without a selector is not even sent.</summary>
    [Test]
    public async Task The_code_of_an_error_counts_not_its_message()
    {
        WirePair pair = WirePair.Read("24-error-describe_instances-no-selector");
        using var endpoint = Endpoint(pair);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => endpoint.Client.DescribeInstancesAsync(new() { StackId = StackId }));
        await Assert.ThrowsAsync<ValidationException>(() => endpoint.Client.DescribeInstancesAsync(new()));
        Assert.That(endpoint.Requests, Has.Count.EqualTo(1));
    }

    private static ApiEndpoint Endpoint(WirePair pair) => new($"{pair.Status} It",
        pair.Answer, [$"Content-Type: {pair.AnswerType}", .. pair.ErrorType.Length > 0 ? new[] { $"x-amzn-ErrorType: {pair.ErrorType}" } : []]);

    /// <summary>Everything that the answer says and the type has a name for.</summary>
    private static void IsRead(JsonElement said, object? read, string path)
    {
        switch (said.ValueKind)
        {
            case JsonValueKind.Null:
                Assert.That(read is null or ICollection { Count: 0 }, path);
                break;
            case JsonValueKind.Object when read is IDictionary map:
                foreach (JsonProperty entry in said.EnumerateObject()) IsRead(entry.Value, map[entry.Name], $"{path}.{entry.Name}");
                break;
            case JsonValueKind.Object:
                foreach (JsonProperty member in said.EnumerateObject())
                    if (read!.GetType().GetProperty(member.Name) is { } property)
                        IsRead(member.Value, property.GetValue(read), $"{path}.{member.Name}");
                break;
            case JsonValueKind.Array:
                Assert.That(((IList)read!).Count, Is.EqualTo(said.GetArrayLength()), path);
                for (int i = 0; i < said.GetArrayLength(); i++) IsRead(said[i], ((IList)read)[i], $"{path}[{i}]");
                break;
            default:
                Assert.That(read?.ToString()?.ToLowerInvariant(), Is.EqualTo(said.ToString().ToLowerInvariant()), path);
                break;
        }
    }
}
