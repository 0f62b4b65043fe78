using System.Runtime.InteropServices;

namespace RecipeRunner.Tests.SystemTests.Hosts;

/// <summary>recipe-runner as its users have it: published with ReadyToRun, once for each state of the sources.</summary>
internal static class PublishedRunner
{
    public const string FolderInHost = "/opt/recipe-runner";
    public const string InHost = $"{FolderInHost}/recipe-runner";
    private static readonly TimeSpan Keep = TimeSpan.FromDays(2);
    private static readonly Lazy<string> Published = new(() => TestCache.GetOrBuild("published", Key, Keep, Publish));

    /// <summary>What it is built from.</summary>
    public static string Key => TestCache.Key(
        Repository.Fingerprint("engine", "Directory.Build.props", "Directory.Packages.props", "global.json"), Environment.Version.ToString());

    /// <summary>Intermediate files, shared by all states of this checkout, which makes the next build a quick one.</summary>
    public static string Artifacts { get; } = Path.Combine(TestCache.Folder, "artifacts", TestCache.Key(Repository.Root));

    /// <summary>The folder on this machine, published first when there is none for these sources.</summary>
    public static string Folder => Published.Value;

    /// <summary>Shows it in a host, where users other than root can run it too.</summary>
    public static HostBind Bind => new(Folder, FolderInHost);

    private static void Publish(string folder)
    {
        string[] arguments =
        [
            "publish", Path.Combine(Repository.Root, "engine", "RecipeRunner.Cli"), "--configuration", "Release",
            "--runtime", RuntimeInformation.RuntimeIdentifier.Contains("arm64", StringComparison.Ordinal) ? "linux-arm64" : "linux-x64",
            "--no-self-contained", "--artifacts-path", Artifacts, "--output", folder, "--nologo", "--verbosity", "quiet",
            "-nodeReuse:false", "-p:UseSharedCompilation=false", // Or build servers would outlive the tests.
        ];
        BuildTool.Run(Path.Combine(Dotnet.Root, "dotnet"), arguments, TimeSpan.FromMinutes(5)).Ok();
    }
}
