using System.Reflection;

namespace RecipeRunner.Cli.Help;

/// <summary>Which version this is.</summary>
internal static class ProgramVersion
{
    /// <summary>As in 1.2.3: what stands behind a + names a commit, which is for the builder.</summary>
    public static string Number =>
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
