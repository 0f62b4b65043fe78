using System.Runtime.InteropServices;

namespace RecipeRunner.Benchmarks;

/// <summary>The .NET programs that are measured, built as they are shipped: ReadyToRun on the installed runtime.</summary>
internal static class Publishing
{
    private static string Runtime => $"linux-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    public static string Engine(string repository, string cache)
    {
        var project = Path.Combine(repository, "engine/RecipeRunner.Cli");
        return Path.Combine(Publish(project, Path.Combine(cache, "engine")), "recipe-runner");
    }

    /// <summary>The least that a .NET program costs, with the engine's own settings.</summary>
    public static string Hello(string cache)
    {
        var source = Path.Combine(cache, "hello-source");
        Directory.CreateDirectory(source);
        File.WriteAllText(Path.Combine(source, "Program.cs"), "System.Console.WriteLine(\"Hello, world\");\n");
        File.WriteAllText(Path.Combine(source, "hello.csproj"),
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <InvariantGlobalization>true</InvariantGlobalization>
                <PublishReadyToRun>true</PublishReadyToRun>
                <SelfContained>false</SelfContained>
                <TieredPGO>false</TieredPGO>
                <ConcurrentGarbageCollection>false</ConcurrentGarbageCollection>
              </PropertyGroup>
            </Project>

            """);
        return Path.Combine(Publish(source, Path.Combine(cache, "hello")), "hello");
    }

    private static string Publish(string project, string output)
    {
        Tool.Run(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", "publish", project, "-c", "Release", "-r", Runtime,
            "--self-contained", "false", "-o", output, "--nologo", "-v", "q", "-nodeReuse:false", "--disable-build-servers");
        return output;
    }
}
