using Amazon.Runtime;

namespace Amazon.OpsWorks.Model;

/// <summary>Asks for the deployments of a stack or of an app, or for some deployments.</summary>
public class DescribeDeploymentsRequest : AmazonOpsWorksRequest
{
    public string? StackId { get; set; }

    public string? AppId { get; set; }

    public List<string> DeploymentIds { get; set; } = [];

    internal override string? Problem => OneOf((nameof(StackId), StackId), (nameof(AppId), AppId), (nameof(DeploymentIds), DeploymentIds));
}

/// <summary>The answer.</summary>
public class DescribeDeploymentsResponse : AmazonWebServiceResponse
{
    public List<Deployment> Deployments { get; set; } = [];
}
