using System.Runtime.CompilerServices;
using RecipeRunner.Converging;
using RecipeRunner.Resources;

namespace RecipeRunner.Resources
{
    /// <summary>A script for bash (Chef's <c>bash</c>). Without <c>Flags = "-e"</c> a line that fails does not end it, as in Chef.</summary>
    /// <example><code>
    /// Bash("unpack the exporter", new()
    /// {
    ///     Code = """
    ///         mkdir -p /opt/exporter/releases/1.8.2
    ///         tar -xzf /opt/exporter.tar.gz -C /opt/exporter/releases/1.8.2 --strip-components=1
    ///         """,
    ///     Flags = "-eu",
    ///     Creates = "/opt/exporter/releases/1.8.2/exporter",
    /// });
    /// </code></example>
    public sealed record BashResource : ScriptResource
    {
        /// <summary>A script whose interpreter is bash.</summary>
        public BashResource() => Interpreter = "bash";
    }
}

namespace RecipeRunner.Dsl
{
    public static partial class Recipe
    {
        /// <summary>Declares a script for bash. Action: run (default).</summary>
        public static ResourceSlot Bash(string name, BashResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            Declare(name, properties ?? new(), file, line);
    }
}
