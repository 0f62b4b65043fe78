using Amazon.Runtime;

namespace Amazon.OpsWorks.Model;

/// <summary>Asks for the load balancers of a stack, or of some layers.</summary>
public class DescribeElasticLoadBalancersRequest : AmazonOpsWorksRequest
{
    public string? StackId { get; set; }

    public List<string> LayerIds { get; set; } = [];

    internal override string? Problem => OneOf((nameof(StackId), StackId), (nameof(LayerIds), LayerIds));
}

/// <summary>The answer.</summary>
public class DescribeElasticLoadBalancersResponse : AmazonWebServiceResponse
{
    public List<ElasticLoadBalancer> ElasticLoadBalancers { get; set; } = [];
}
