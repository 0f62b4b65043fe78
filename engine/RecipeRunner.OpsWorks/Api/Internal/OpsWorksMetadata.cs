using Amazon.Runtime.Internal;

namespace Amazon.OpsWorks.Internal;

/// <summary>What AWSSDK.Core asks of a service; operations are called as their requests are.</summary>
internal sealed class OpsWorksMetadata : IServiceMetadata
{
    public string ServiceId => "OpsWorks";

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
