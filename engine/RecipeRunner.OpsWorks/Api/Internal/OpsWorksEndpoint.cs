using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Amazon.OpsWorks.Internal;

/// <summary>Where a call goes: <see cref="ClientConfig.ServiceURL"/>, else where the service was in the region.</summary>
internal sealed class OpsWorksEndpointProvider : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        if (parameters["Endpoint"] is string { Length: > 0 } url) return new(url);
        if (parameters["Region"] is string { Length: > 0 } region) return new($"https://opsworks.{region}.amazonaws.com");
        throw new AmazonClientException("There is neither a RegionEndpoint nor a ServiceURL");
    }
}

/// <summary>Hands the provider what it goes by.</summary>
internal sealed class OpsWorksEndpointResolver : BaseEndpointResolver
{
    public static EndpointParameters Parameters(IClientConfig config, RegionEndpoint? other)
    {
        var parameters = new EndpointParameters();
        parameters["Endpoint"] = config.ServiceURL;
        parameters["Region"] = (other ?? config.RegionEndpoint)?.SystemName;
        return parameters;
    }

    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) =>
        Parameters(requestContext.ClientConfig, requestContext.Request.AlternateEndpoint);
}
