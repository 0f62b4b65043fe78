using Amazon.OpsWorks;
using Amazon.Runtime;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests.OpsWorks;

/// <summary>A client of the OpsWorks API and an endpoint on loopback that answers as a test says.</summary>
internal sealed class ApiEndpoint : IDisposable
{
    public const string Key = "AKIDEXAMPLE", Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private readonly LoopbackServer server;

    public ApiEndpoint(Func<string, (byte[] Answer, bool Hangs)> answer, Action<AmazonOpsWorksConfig>? configure = null)
    {
        server = new(answer);
        var config = new AmazonOpsWorksConfig { ServiceURL = server.At("").ToString(), MaxErrorRetry = 0 };
        configure?.Invoke(config);
        Client = new(new BasicAWSCredentials(Key, Secret), config);
    }

    public ApiEndpoint(string status, string body, params string[] headers) : this(_ => (LoopbackServer.Answer(status, body, headers), false))
    {
    }

    public AmazonOpsWorksClient Client { get; }

    public IReadOnlyList<SignedRequest> Requests => [.. server.Requests.Select(r => new SignedRequest(r))];

    public void Dispose()
    {
        Client.Dispose();
        server.Dispose();
    }
}
