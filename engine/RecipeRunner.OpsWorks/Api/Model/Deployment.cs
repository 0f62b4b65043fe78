namespace Amazon.OpsWorks.Model;

/// <summary>A deployment: a command and the instances that run it. The duration is in seconds.</summary>
public class Deployment
{
    public string? DeploymentId { get; set; }

    public string? StackId { get; set; }

    public string? AppId { get; set; }

    public string? CreatedAt { get; set; }

    public string? CompletedAt { get; set; }

    public int? Duration { get; set; }

    public string? IamUserArn { get; set; }

    public string? Comment { get; set; }

    public DeploymentCommand? Command { get; set; }

    public string? Status { get; set; }

    public string? CustomJson { get; set; }

    public List<string> InstanceIds { get; set; } = [];
}

/// <summary>The command of a deployment.</summary>
public class DeploymentCommand
{
    public DeploymentCommandName? Name { get; set; }

    public Dictionary<string, List<string>> Args { get; set; } = [];
}

/// <summary>A command on one instance.</summary>
public class Command
{
    public string? CommandId { get; set; }

    public string? InstanceId { get; set; }

    public string? DeploymentId { get; set; }

    public string? CreatedAt { get; set; }

    public string? AcknowledgedAt { get; set; }

    public string? CompletedAt { get; set; }

    public string? Status { get; set; }

    public int? ExitCode { get; set; }

    public string? LogUrl { get; set; }

    public string? Type { get; set; }
}
