using Microsoft.CodeAnalysis;

namespace RecipeRunner.Recipes;

/// <summary>The assemblies that a cookbook's C# may use: the framework's, and the engine.</summary>
internal static class EngineReferences
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(Find);

    public static IReadOnlyList<MetadataReference> All => References.Value;

    private static IReadOnlyList<MetadataReference> Find()
    {
        string[] trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(':');
        string engine = typeof(EngineReferences).Assembly.Location;
        return [.. trusted.Where(IsFramework).Append(engine).Select(path => MetadataReference.CreateFromFile(path))];
    }

    private static bool IsFramework(string path)
    {
        string name = Path.GetFileName(path);
        return name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("System.CommandLine", StringComparison.Ordinal)
            || name is "netstandard.dll" or "Microsoft.CSharp.dll" or "Microsoft.Win32.Primitives.dll";
    }
}
