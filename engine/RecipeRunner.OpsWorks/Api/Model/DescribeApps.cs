using Amazon.Runtime;

namespace Amazon.OpsWorks.Model;

/// <summary>Asks for the apps of a stack, or for some apps.</summary>
public class DescribeAppsRequest : AmazonOpsWorksRequest
{
    public string? StackId { get; set; }

    public List<string> AppIds { get; set; } = [];

    internal override string? Problem => OneOf((nameof(StackId), StackId), (nameof(AppIds), AppIds));
}

/// <summary>The answer.</summary>
public class DescribeAppsResponse : AmazonWebServiceResponse
{
    public List<App> Apps { get; set; } = [];
}
