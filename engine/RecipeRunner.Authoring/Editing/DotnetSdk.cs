namespace RecipeRunner.Authoring.Editing;

/// <summary>The .NET SDK: no part of the program, but what editors understand C# with.</summary>
internal static class DotnetSdk
{
    /// <summary>What to say to an author who has none that is new enough; null when there is one.</summary>
    public static string? WhatIsMissing() => IsIn(Folders())
        ? null
        : "Editors understand C# by the .NET SDK 10, and it is not here. Install it where the editor runs: https://learn.microsoft.com/dotnet/core/install/linux-debian";

    /// <summary>Whether one of these folders, where <c>dotnet</c> may lie, holds an SDK that knows .NET 10.</summary>
    public static bool IsIn(IEnumerable<string> folders) => folders.SelectMany(Sdks).Any(version => int.TryParse(version.Split('.')[0], out int major) && major >= 10);

    private static IEnumerable<string> Sdks(string folder)
    {
        var program = new FileInfo(Path.Combine(folder, "dotnet"));
        if (!program.Exists) return [];
        string real = (program.ResolveLinkTarget(returnFinalTarget: true) ?? program).FullName;
        string sdks = Path.Combine(Path.GetDirectoryName(real)!, "sdk");
        return Directory.Exists(sdks) ? Directory.EnumerateDirectories(sdks).Select(path => Path.GetFileName(path)) : [];
    }

    private static IEnumerable<string> Folders() =>
    [
        .. Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root ? [root] : (string[])[],
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries),
        "/usr/share/dotnet", "/usr/lib/dotnet", "/usr/local/share/dotnet", Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".dotnet"),
    ];
}
