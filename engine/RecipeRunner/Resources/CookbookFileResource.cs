using System.Runtime.CompilerServices;
using RecipeRunner.Converging;
using RecipeRunner.Resources;
using RecipeRunner.Resources.Content;

namespace RecipeRunner.Resources
{
    /// <summary>A file copied from <c>files/</c> of a cookbook (Chef's <c>cookbook_file</c>).</summary>
    public sealed record CookbookFileResource : ContentResource
    {
        /// <summary>
        /// The file's name in <c>files/</c>, looked for in the folders of the host and the platform first, as in Chef; of several the
        /// first that exists. Default: the file's own name.
        /// </summary>
        public Many<string>? Source { get; init; }

        /// <summary>The cookbook that holds it. Default: the one whose recipe declares the resource.</summary>
        public string? Cookbook { get; init; }

        /// <inheritdoc/>
        protected internal override IEnumerable<string> Validate(ResourceContext context)
        {
            foreach (string problem in base.Validate(context)) yield return problem;
            if (Source is null && Path is { IsLazy: true } || EffectiveActions is [{ Name: "delete" }]) yield break;
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
            string[] names = Source is { Count: > 0 } ? [.. Source] : [System.IO.Path.GetFileName(FilePath)];
            for (int i = 0; ; i++)
            {
                try
                {
                    string found = cookbook.Find("files", names[i], context.Node);
                    return Directory.Exists(found)
                        ? throw new RecipeRunnerException($"{found} is a folder: RemoteDirectory copies one.")
                        : found;
                }
                catch (RecipeRunnerException) when (i + 1 < names.Length)
                {
                    // The next name may be there.
                }
            }
        }
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
