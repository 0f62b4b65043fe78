using Amazon.OpsWorks;
using RecipeRunner.Converging;
using RecipeRunner.OpsWorks.Access;

namespace RecipeRunner.OpsWorks.Pulling;

/// <summary>Where an OpsWorks API may still be: anywhere but at Amazon.</summary>
internal static class OpsWorksEndpoint
{
    private const string Gone = """
        OpsWorks Stacks ended on 26 May 2024, and its API with it: nothing answers there any more.
          answers that were saved (aws opsworks describe-*)   recipe-runner opsworks import FOLDER --instance HOST
          instances that still run in EC2                     recipe-runner stack from-ec2
          another endpoint, such as a mock                    --endpoint-url URL, or AWS_ENDPOINT_URL
        """;

    /// <summary>A client of the endpoint that is named, and its URL.</summary>
    /// <exception cref="RecipeRunnerException">None is named, or that of OpsWorks itself; nothing was asked yet.</exception>
    public static (AmazonOpsWorksClient Client, string Url) Open(AmazonAccess access)
    {
        if (access.EndpointOf("opsworks") is not { } url) throw new RecipeRunnerException(Gone);
        AmazonOpsWorksConfig config = access.Configure(new AmazonOpsWorksConfig(), "opsworks");
        string host = new Uri(url).Host;
        if (host.StartsWith("opsworks", StringComparison.OrdinalIgnoreCase) && (host.EndsWith(".amazonaws.com", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".amazonaws.com.cn", StringComparison.OrdinalIgnoreCase)))
            throw new RecipeRunnerException($"{host}: {Gone}");
        return (new AmazonOpsWorksClient(config), url);
    }
}
