using Amazon.Runtime;

namespace Amazon.OpsWorks.Model;

/// <summary>Asks for the Elastic IP addresses of an instance or of a stack, or for some addresses.</summary>
public class DescribeElasticIpsRequest : AmazonOpsWorksRequest
{
    public string? InstanceId { get; set; }

    public string? StackId { get; set; }

    public List<string> Ips { get; set; } = [];

    internal override string? Problem => OneOf((nameof(InstanceId), InstanceId), (nameof(StackId), StackId), (nameof(Ips), Ips));
}

/// <summary>The answer.</summary>
public class DescribeElasticIpsResponse : AmazonWebServiceResponse
{
    public List<ElasticIp> ElasticIps { get; set; } = [];
}
