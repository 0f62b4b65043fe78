using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace RecipeRunner.Tests.SystemTests.Hosts;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>A host over the machine sees the checkout anyway, unless it lies in a folder that every host has anew.</summary>
    public static IEnumerable<HostBind> Binds(HostRoot root) =>
        root == HostRoot.Machine && Volume.IsHidden(Root) ? [new(Root, Root)] : [];

    /// <summary>Changes when one of these files does, or one in these folders, what is built there left aside.</summary>
    public static string Fingerprint(params string[] paths)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in paths.SelectMany(p => Files(Path.Combine(Root, p))).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(Root, file) + "\0"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static IEnumerable<string> Files(string path) => File.Exists(path) ? [path]
        : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal));

    private static string Find([CallerFilePath] string here = "")
    {
        for (var folder = Path.GetDirectoryName(here); folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "RecipeRunner.sln")))
                return folder;
        throw new DirectoryNotFoundException($"No RecipeRunner.sln above {here}");
    }
}
