using Amazon;
using Amazon.Runtime;
using RecipeRunner.Converging;

namespace RecipeRunner.OpsWorks.Access;

/// <summary>Where the API of Amazon is, and who asks; what is not said follows from the environment, as with every tool of Amazon.</summary>
/// <param name="Region">The region; null for that of the environment.</param>
/// <param name="EndpointUrl">The URL of another endpoint; null for that of the environment, or Amazon's own.</param>
/// <param name="Profile">The profile of the shared configuration; null for the default chain of credentials.</param>
internal sealed record AmazonAccess(string? Region, string? EndpointUrl, string? Profile)
{
    private const string DefaultSigningRegion = "us-east-1";

    /// <summary>The endpoint that an option or the environment names for a service; null when none does.</summary>
    public string? EndpointOf(string service) =>
        EndpointUrl ?? Variable("AWS_ENDPOINT_URL_" + service.ToUpperInvariant()) ?? Variable("AWS_ENDPOINT_URL");

    /// <summary>The region that an option or the environment names; null when none does.</summary>
    public string? NamedRegion => Region ?? Variable("AWS_REGION") ?? Variable("AWS_DEFAULT_REGION");

    /// <summary>Sets up a client.</summary>
    /// <exception cref="RecipeRunnerException">The URL is none, or no region is known.</exception>
    public T Configure<T>(T config, string service) where T : ClientConfig
    {
        // Another try is worth some seconds, but nobody waits for minutes.
        (config.Timeout, config.MaxErrorRetry) = (TimeSpan.FromSeconds(30), 2);
        if (Profile is not null) config.Profile = new(Profile);
        if (EndpointOf(service) is { } url)
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? parsed) || parsed.Scheme is not ("http" or "https"))
                throw new RecipeRunnerException($"--endpoint-url {url}: expected a URL such as http://127.0.0.1:4566.");
            (config.ServiceURL, config.AuthenticationRegion) = (url, NamedRegion ?? DefaultSigningRegion);
        }
        else if (NamedRegion is { } region) config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        else if (config.RegionEndpoint is null) throw new RecipeRunnerException("No region is known: name it with --region, in AWS_REGION, or in the profile.");
        return config;
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
