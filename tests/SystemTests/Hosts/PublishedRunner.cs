using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace RecipeRunner.Tests.SystemTests.Hosts;

/// <summary>recipe-runner as its users have it: published with ReadyToRun, once for each state of the sources.</summary>
internal static class PublishedRunner
{
    public const string FolderInHost = "/opt/recipe-runner";
    public const string InHost = $"{FolderInHost}/recipe-runner";
    private static readonly TimeSpan Keep = TimeSpan.FromDays(2);
    private static readonly Lazy<string> Published = new(() => TestCache.GetOrBuild("published", Key(), Keep, Publish));

    /// <summary>The folder on this machine, published first when there is none for these sources.</summary>
    public static string Folder => Published.Value;

    /// <summary>Shows it in a host, where users other than root can run it too.</summary>
    public static HostBind Bind => new(Folder, FolderInHost);

    private static void Publish(string folder)
    {
        // Intermediate files are shared by all states of this checkout, which makes the next publish a quick one.
        var artifacts = Path.Combine(TestCache.Folder, "artifacts", TestCache.Key(Repository.Root));
        string[] arguments =
        [
            "publish", Path.Combine(Repository.Root, "engine", "RecipeRunner.Cli"), "--configuration", "Release",
            "--runtime", RuntimeInformation.RuntimeIdentifier.Contains("arm64", StringComparison.Ordinal) ? "linux-arm64" : "linux-x64",
            "--no-self-contained", "--artifacts-path", artifacts, "--output", folder, "--nologo", "--verbosity", "quiet",
            "-nodeReuse:false", "-p:UseSharedCompilation=false", // Or build servers would outlive the tests.
        ];
        MachineTool.Run(Path.Combine(Dotnet.Root, "dotnet"), arguments, TimeSpan.FromMinutes(5), Repository.Root).Ok();
    }

    private static string Key()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "engine"), "*", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.Root, "*.props"))
            .Append(Path.Combine(Repository.Root, "global.json"))
            .Where(f => !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal));
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(Repository.Root, file) + "\0"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }
        return TestCache.Key(Convert.ToHexString(hash.GetHashAndReset()), Environment.Version.ToString());
    }
}
