using Amazon.Runtime;

namespace Amazon.OpsWorks.Model;

/// <summary>Asks for the databases of a stack, all or some.</summary>
public class DescribeRdsDbInstancesRequest : AmazonOpsWorksRequest
{
    public string? StackId { get; set; }

    public List<string> RdsDbInstanceArns { get; set; } = [];

    internal override string? Problem => Required(nameof(StackId), StackId);
}

/// <summary>The answer.</summary>
public class DescribeRdsDbInstancesResponse : AmazonWebServiceResponse
{
    public List<RdsDbInstance> RdsDbInstances { get; set; } = [];
}
