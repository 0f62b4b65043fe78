using Amazon.Runtime;

namespace Amazon.OpsWorks.Model;

/// <summary>Asks for stacks; without ids for all of the region.</summary>
public class DescribeStacksRequest : AmazonOpsWorksRequest
{
    public List<string> StackIds { get; set; } = [];
}

/// <summary>The answer.</summary>
public class DescribeStacksResponse : AmazonWebServiceResponse
{
    public List<Stack> Stacks { get; set; } = [];
}
