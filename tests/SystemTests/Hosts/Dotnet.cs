using System.Runtime.InteropServices;

namespace RecipeRunner.Tests.SystemTests.Hosts;

/// <summary>The .NET installation that runs the tests, which programs inside hosts use too.</summary>
internal static class Dotnet
{
    /// <summary>Where every host has it: the place where an apphost looks when nothing tells it otherwise.</summary>
    public const string RootInHost = "/usr/share/dotnet";

    /// <summary>The folder on this machine that holds `dotnet`, `shared` and `sdk`.</summary>
    public static string Root { get; } =
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    public static IEnumerable<HostBind> Binds(HostOptions options) =>
        options.WithoutDotnet || (options.EffectiveRoot == HostRoot.Machine && Root == RootInHost) ? [] : [new HostBind(Root, RootInHost)];
}
