using Amazon.OpsWorks.Internal;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace Amazon.OpsWorks;

/// <summary>The configuration of an <see cref="AmazonOpsWorksClient"/>.</summary>
public class AmazonOpsWorksConfig : ClientConfig
{
    private static readonly string Agent = InternalSDKUtils.BuildUserAgentString("OpsWorks", "RecipeRunner");

    public AmazonOpsWorksConfig() : base(new DefaultConfigurationProvider([Defaults]))
    {
        ServiceId = "OpsWorks";
        AuthenticationServiceName = "opsworks";
        EndpointProvider = new OpsWorksEndpointProvider();
    }

    public override string RegionEndpointServiceName => "opsworks";

    public override string ServiceVersion => "2013-02-18";

    public override string UserAgent => Agent;

    private static DefaultConfiguration Defaults => new()
    {
        Name = DefaultConfigurationMode.Standard,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = TimeSpan.FromSeconds(3.1),
        TlsNegotiationTimeout = TimeSpan.FromSeconds(3.1),
    };

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(OpsWorksEndpointResolver.Parameters(this, parameters.AlternateEndpoint));
}
