using Amazon.Runtime;

namespace Amazon.OpsWorks.Model;

/// <summary>Asks for the instances of a stack or of a layer, or for some instances; in every state.</summary>
public class DescribeInstancesRequest : AmazonOpsWorksRequest
{
    public string? StackId { get; set; }

    public string? LayerId { get; set; }

    public List<string> InstanceIds { get; set; } = [];

    internal override string? Problem => OneOf((nameof(StackId), StackId), (nameof(LayerId), LayerId), (nameof(InstanceIds), InstanceIds));
}

/// <summary>The answer.</summary>
public class DescribeInstancesResponse : AmazonWebServiceResponse
{
    public List<Instance> Instances { get; set; } = [];
}
