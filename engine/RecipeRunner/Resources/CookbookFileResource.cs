using System.Runtime.CompilerServices;
using RecipeRunner.Converging;
using RecipeRunner.Resources;
using RecipeRunner.Resources.Content;

namespace RecipeRunner.Resources
{
    /// <summary>A file copied from <c>files/</c> of a cookbook (Chef's <c>cookbook_file</c>).</summary>
    /// <example><code>
    /// CookbookFile("/usr/local/bin/rotate-reports", new() { Source = "rotate-reports.sh", Mode = "0755" });
    /// </code></example>
    public sealed record CookbookFileResource : ContentResource
    {
        /// <summary>
        /// The file's name in <c>files/</c>, looked for in the folders of the host and the platform first, as in Chef; of several, which
        /// are paths in <c>files/</c> as they stand, the first that exists. Default: the last part of the resource's name.
        /// </summary>
        public Many<string>? Source { get; init; }

        /// <summary>The cookbook that holds it. Default: the one whose recipe declares the resource.</summary>
        public string? Cookbook { get; init; }

        /// <inheritdoc/>
        protected internal override IEnumerable<string> Validate(ResourceContext context)
        {
            foreach (string problem in base.Validate(context)) yield return problem;
            if (EffectiveActions is [{ Name: "delete" }]) yield break;
            string? missing = null;
            try
            {
                SourcePath(context);
            }
            catch (RecipeRunnerException e)
            {
                missing = e.Message;
            }
            if (missing is not null) yield return missing;
        }

        internal override WantedContent? Wanted(ResourceContext context) => new(System.IO.File.ReadAllBytes(SourcePath(context)));

        private string SourcePath(ResourceContext context)
        {
            Cookbooks.Cookbook cookbook = context.Cookbook(Cookbook);
            if (Source is not { Count: > 1 } several)
                return FileAt(cookbook.Find("files", Source is [var one] ? one : System.IO.Path.GetFileName(Name), context.Node));
            // Of several each says its whole path in files/: no folders for hosts and platforms then, as in Chef.
            foreach (string name in several)
            {
                string path = System.IO.Path.Combine(cookbook.Path, "files", name);
                if (System.IO.File.Exists(path)) return path;
            }
            throw new RecipeRunnerException($"cookbook {cookbook.Name} has none of files/{string.Join(", files/", several)}.");
        }

        private static string FileAt(string path) =>
            Directory.Exists(path) ? throw new RecipeRunnerException($"{path} is a folder: RemoteDirectory copies one.") : path;
    }
}

namespace RecipeRunner.Dsl
{
    public static partial class Recipe
    {
        /// <summary>Declares a file copied from the cookbook. Actions: create (default), create_if_missing, delete, touch.</summary>
        public static ResourceSlot CookbookFile(string path, CookbookFileResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            Declare(path, properties ?? new(), file, line);
    }
}
