using Amazon.Runtime;

namespace Amazon.OpsWorks.Model;

/// <summary>Asks for the layers of a stack, or for some layers.</summary>
public class DescribeLayersRequest : AmazonOpsWorksRequest
{
    public string? StackId { get; set; }

    public List<string> LayerIds { get; set; } = [];

    internal override string? Problem => OneOf((nameof(StackId), StackId), (nameof(LayerIds), LayerIds));
}

/// <summary>The answer.</summary>
public class DescribeLayersResponse : AmazonWebServiceResponse
{
    public List<Layer> Layers { get; set; } = [];
}
