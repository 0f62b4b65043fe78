using System.Net;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests.OpsWorks.Ec2;

/// <summary>An instance as EC2 tells of it.</summary>
internal sealed record FakeInstance(string Id, params string[] Tags)
{
    public string State { get; init; } = "running";

    public string Ip { get; init; } = "127.7.0.1";

    public string? PublicIp { get; init; }

    /// <summary>Who owns the public address: an account, or <c>amazon</c>.</summary>
    public string IpOwner { get; init; } = "amazon";

    public string LaunchTime { get; init; } = "2026-11-20T08:00:00.000Z";
}

/// <summary>An endpoint on loopback that speaks the query protocol of EC2, as far as DescribeInstances goes: filters by tags, and pages.</summary>
internal sealed class FakeEc2 : IDisposable
{
    private readonly LoopbackServer server;

    public FakeEc2() => server = new(text => Answer(new SignedRequest(text)));

    public List<FakeInstance> Instances { get; set; } = [];

    public int PageSize { get; init; } = 1000;

    /// <summary>What is answered in place of instances: status and error code, first come first served.</summary>
    public Queue<(string Status, string Code)> Errors { get; } = [];

    public string Url => server.At("").ToString();

    public IReadOnlyList<SignedRequest> Requests => [.. server.Requests.Select(r => new SignedRequest(r))];

    public void Dispose() => server.Dispose();

    private byte[] Answer(SignedRequest request)
    {
        if (Errors.TryDequeue(out (string Status, string Code) error))
            return LoopbackServer.Answer(error.Status, $"<Response><Errors><Error><Code>{error.Code}</Code><Message>no</Message></Error></Errors><RequestID>r</RequestID></Response>");
        Dictionary<string, string> fields = request.Body.Split('&').Select(f => f.Split('=')).ToDictionary(f => f[0], f => WebUtility.UrlDecode(f[1]));
        Assert.That(fields["Action"], Is.EqualTo("DescribeInstances"));
        FakeInstance[] found = [.. Instances.Where(i => Matches(i, fields["Filter.1.Name"], fields["Filter.1.Value.1"]))];
        int from = int.Parse(fields.GetValueOrDefault("NextToken", "0"));
        string next = from + PageSize < found.Length ? $"<nextToken>{from + PageSize}</nextToken>" : "";
        return LoopbackServer.Answer("200 OK", $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId>
            <reservationSet>{string.Concat(found.Skip(from).Take(PageSize).Select(i => $"<item><reservationId>r-{i.Id}</reservationId><instancesSet><item>{Xml(i)}</item></instancesSet></item>"))}</reservationSet>{next}
            </DescribeInstancesResponse>
            """, "Content-Type: text/xml;charset=UTF-8");
    }

    private static bool Matches(FakeInstance instance, string filter, string value) =>
        instance.Tags.Any(t => filter == "tag-key" ? Key(t) == value : filter == "tag:" + Key(t) && Value(t) == value);

    private static string Xml(FakeInstance i) => $"""
        <instanceId>{i.Id}</instanceId><instanceState><code>16</code><name>{i.State}</name></instanceState>
        <privateDnsName>ip-{i.Ip.Replace('.', '-')}.ec2.internal</privateDnsName><dnsName/><instanceType>t3.small</instanceType>
        <launchTime>{i.LaunchTime}</launchTime><placement><availabilityZone>eu-west-1a</availabilityZone></placement>
        <subnetId>subnet-1</subnetId><vpcId>vpc-1</vpcId><architecture>x86_64</architecture>
        {(i.State == "running" ? $"<privateIpAddress>{i.Ip}</privateIpAddress>" : "")}{(i.PublicIp is { } ip ? $"<ipAddress>{ip}</ipAddress><networkInterfaceSet><item><association><publicIp>{ip}</publicIp><ipOwnerId>{i.IpOwner}</ipOwnerId></association></item></networkInterfaceSet>" : "")}
        <tagSet>{string.Concat(i.Tags.Select(t => $"<item><key>{Key(t)}</key><value>{Value(t)}</value></item>"))}</tagSet>
        """;

    private static string Key(string tag) => tag.Split('=')[0];

    private static string Value(string tag) => tag.Split('=')[1];
}
