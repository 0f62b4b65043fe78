using System.Runtime.CompilerServices;
using System.Text;
using RecipeRunner.Converging;
using RecipeRunner.Resources;
using RecipeRunner.Resources.Content;

namespace RecipeRunner.Resources
{
    /// <summary>A file with content given in the recipe (Chef's <c>file</c>).</summary>
    /// <example><code>
    /// File("/etc/sudoers.d/deploy", new()
    /// {
    ///     Content = "deploy ALL=(root) NOPASSWD: /usr/bin/systemctl reload web\n",
    ///     Mode = "0440",
    ///     Verify = "visudo -cf {path}",
    /// });
    /// File("/etc/motd.old", new() { Action = Delete });
    /// </code></example>
    public sealed record FileResource : ContentResource
    {
        /// <summary>The text that the file is to hold, UTF-8. Unset: not managed; a new file is empty.</summary>
        public Value<string>? Content { get; init; }

        internal override WantedContent? Wanted(ResourceContext context) =>
            Content is { } content ? new(Encoding.UTF8.GetBytes(content.Get())) : null;
    }
}

namespace RecipeRunner.Dsl
{
    public static partial class Recipe
    {
        /// <summary>Declares a file with content given here. Actions: create (default), create_if_missing, delete, touch.</summary>
        public static ResourceSlot File(string path, FileResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            Declare(path, properties ?? new(), file, line);
    }
}
