namespace RecipeRunner.Tests.SystemTests.Hosts;

/// <summary>Whether system tests can be run here.</summary>
internal static class HostRequirement
{
    /// <summary>Why not, or null.</summary>
    public static string? Obstacle { get; } = HostObstacle.Find("System tests need", "sudo dotnet test", "ip", "tar", "sha256sum", "apt-get");

    /// <summary>On CI a system test that cannot run is a failure: otherwise nobody would notice that none of them does.</summary>
    public static bool IsMandatory => Environment.GetEnvironmentVariable("CI") is "true" or "1";
}
