using Amazon.OpsWorks.Internal;
using Amazon.OpsWorks.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.OpsWorks;

/// <summary>
/// A client of the OpsWorks API in the shape of AWSSDK.OpsWorks, which is no longer published: the same names, and the
/// credentials chain, signing, retries and <see cref="ClientConfig.ServiceURL"/> of AWSSDK.Core.
/// </summary>
public class AmazonOpsWorksClient : AmazonServiceClient, IAmazonOpsWorks
{
    private static readonly OpsWorksMetadata Metadata = new();

    /// <summary>With the credentials and the region that the environment gives.</summary>
    public AmazonOpsWorksClient() : this(new AmazonOpsWorksConfig())
    {
    }

    public AmazonOpsWorksClient(RegionEndpoint region) : this(new AmazonOpsWorksConfig { RegionEndpoint = region })
    {
    }

    public AmazonOpsWorksClient(AmazonOpsWorksConfig config) : base(config)
    {
    }

    public AmazonOpsWorksClient(AWSCredentials credentials) : this(credentials, new AmazonOpsWorksConfig())
    {
    }

    public AmazonOpsWorksClient(AWSCredentials credentials, RegionEndpoint region) : this(credentials, new AmazonOpsWorksConfig { RegionEndpoint = region })
    {
    }

    public AmazonOpsWorksClient(AWSCredentials credentials, AmazonOpsWorksConfig clientConfig) : base(credentials, clientConfig)
    {
    }

    public AmazonOpsWorksClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonOpsWorksConfig { RegionEndpoint = region })
    {
    }

    public AmazonOpsWorksClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonOpsWorksConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => Metadata;

    public Task<CreateDeploymentResponse> CreateDeploymentAsync(CreateDeploymentRequest request, CancellationToken cancellationToken = default) =>
        Call<CreateDeploymentResponse>(request, cancellationToken);

    public Task<DescribeAppsResponse> DescribeAppsAsync(DescribeAppsRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeAppsResponse>(request, cancellationToken);

    public Task<DescribeCommandsResponse> DescribeCommandsAsync(DescribeCommandsRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeCommandsResponse>(request, cancellationToken);

    public Task<DescribeDeploymentsResponse> DescribeDeploymentsAsync(DescribeDeploymentsRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeDeploymentsResponse>(request, cancellationToken);

    public Task<DescribeElasticIpsResponse> DescribeElasticIpsAsync(DescribeElasticIpsRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeElasticIpsResponse>(request, cancellationToken);

    public Task<DescribeElasticLoadBalancersResponse> DescribeElasticLoadBalancersAsync(DescribeElasticLoadBalancersRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeElasticLoadBalancersResponse>(request, cancellationToken);

    public Task<DescribeInstancesResponse> DescribeInstancesAsync(DescribeInstancesRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeInstancesResponse>(request, cancellationToken);

    public Task<DescribeLayersResponse> DescribeLayersAsync(DescribeLayersRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeLayersResponse>(request, cancellationToken);

    public Task<DescribeRdsDbInstancesResponse> DescribeRdsDbInstancesAsync(DescribeRdsDbInstancesRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeRdsDbInstancesResponse>(request, cancellationToken);

    public Task<DescribeStacksResponse> DescribeStacksAsync(DescribeStacksRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeStacksResponse>(request, cancellationToken);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonOpsWorksConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonOpsWorksClient(awsCredentials, (AmazonOpsWorksConfig)clientConfig);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        // The one that is added last comes first: the endpoint is known before the request is signed for its region.
        pipeline.AddHandlerAfter<Marshaller>(new OpsWorksEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new OpsWorksAuthResolver());
    }

    private async Task<TResponse> Call<TResponse>(AmazonOpsWorksRequest request, CancellationToken stop) where TResponse : AmazonWebServiceResponse, new()
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Problem is { } problem) throw ValidationException.Of(problem);
        var options = new InvokeOptions { RequestMarshaller = RequestMarshaller.Instance, ResponseUnmarshaller = ResponseUnmarshaller<TResponse>.Instance };
        return await InvokeAsync<TResponse>(request, options, stop).ConfigureAwait(false);
    }
}
