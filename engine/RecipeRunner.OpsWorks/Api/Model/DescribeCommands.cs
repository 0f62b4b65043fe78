using Amazon.Runtime;

namespace Amazon.OpsWorks.Model;

/// <summary>Asks for the commands of a deployment or of an instance, newest first, or for some commands.</summary>
public class DescribeCommandsRequest : AmazonOpsWorksRequest
{
    public string? DeploymentId { get; set; }

    public string? InstanceId { get; set; }

    public List<string> CommandIds { get; set; } = [];

    internal override string? Problem => OneOf((nameof(DeploymentId), DeploymentId), (nameof(InstanceId), InstanceId), (nameof(CommandIds), CommandIds));
}

/// <summary>The answer.</summary>
public class DescribeCommandsResponse : AmazonWebServiceResponse
{
    public List<Command> Commands { get; set; } = [];
}
