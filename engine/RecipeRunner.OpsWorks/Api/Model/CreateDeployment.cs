using Amazon.Runtime;

namespace Amazon.OpsWorks.Model;

/// <summary>Runs a command on instances of a stack; without instances and layers on all that are online.</summary>
public class CreateDeploymentRequest : AmazonOpsWorksRequest
{
    public string? StackId { get; set; }

    public string? AppId { get; set; }

    public List<string> InstanceIds { get; set; } = [];

    public List<string> LayerIds { get; set; } = [];

    public DeploymentCommand? Command { get; set; }

    public string? Comment { get; set; }

    public string? CustomJson { get; set; }

    internal override string? Problem => Required(nameof(StackId), StackId) ?? Required("Command.Name", Command?.Name);
}

/// <summary>The answer.</summary>
public class CreateDeploymentResponse : AmazonWebServiceResponse
{
    public string? DeploymentId { get; set; }
}
