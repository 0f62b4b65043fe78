namespace RecipeRunner.Tests.OpsWorks;

/// <summary>What the environment says to the SDK while a test runs: keys, and nothing that is found on this machine or on a network.</summary>
internal sealed class AmazonEnvironment : IDisposable
{
    private readonly Dictionary<string, string?> before = [];

    public AmazonEnvironment()
    {
        foreach (string name in Environment.GetEnvironmentVariables().Keys)
            if (name.StartsWith("AWS_", StringComparison.Ordinal))
                Set(name, null);
        Set("AWS_EC2_METADATA_DISABLED", "true");
        Set("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent/credentials");
        Set("AWS_CONFIG_FILE", "/nonexistent/config");
        Set("AWS_ACCESS_KEY_ID", ApiEndpoint.Key);
        Set("AWS_SECRET_ACCESS_KEY", ApiEndpoint.Secret);
    }

    public void Set(string name, string? value)
    {
        before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }

    public void Dispose()
    {
        foreach ((string name, string? value) in before) Environment.SetEnvironmentVariable(name, value);
    }
}
