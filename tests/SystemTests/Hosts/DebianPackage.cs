namespace RecipeRunner.Tests.SystemTests.Hosts;

/// <summary>The Debian package of this checkout, built once for each state of the sources.</summary>
internal static class DebianPackage
{
    public const string FolderInHost = "/srv/packages";
    private static readonly TimeSpan Keep = TimeSpan.FromDays(2);
    private static readonly Lazy<string> Built = new(() => TestCache.GetOrBuild("package", Key(), Keep, Build));

    /// <summary>Where a host has it, bound by <see cref="Bind"/>.</summary>
    public static string InHost => $"{FolderInHost}/{Path.GetFileName(Directory.GetFiles(Built.Value, "*.deb").Single())}";

    public static HostBind Bind => new(Built.Value, FolderInHost);

    private static string Key() => TestCache.Key(
        PublishedRunner.Key, Repository.Fingerprint("cookbooks", "docs", "node.json", "README.md", "CHANGELOG.md", "LICENSE"));

    private static void Build(string folder)
    {
        // Most of the time goes into compiling Roslyn ahead of time, which is done then.
        _ = PublishedRunner.Folder;
        string[] arguments = ["--out", folder, "--artifacts", PublishedRunner.Artifacts];
        BuildTool.Run(Path.Combine(Repository.Root, "engine/packaging/build"), arguments, TimeSpan.FromMinutes(5)).Ok();
    }
}
