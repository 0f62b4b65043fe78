using System.Runtime.CompilerServices;
using System.Text;
using RecipeRunner.Converging;
using RecipeRunner.Resources;
using RecipeRunner.Resources.Content;

namespace RecipeRunner.Resources
{
    /// <summary>A file rendered from a Scriban template of a cookbook (Chef's <c>template</c>).</summary>
    /// <example><code>
    /// Template("/etc/nginx/conf.d/site.conf", new()
    /// {
    ///     Source = "site.conf.sbn",
    ///     Variables = new { port = 8080, names = new[] { "shop.example", "www.shop.example" } },
    ///     Notifies = [new(Reload, "service[nginx]")],
    /// });
    /// Service("nginx");
    /// </code></example>
    public sealed record TemplateResource : ContentResource
    {
        /// <summary>The template's name in <c>templates/</c>. Default: the last part of the resource's name and <c>.sbn</c>.</summary>
        public Value<string>? Source { get; init; }

        /// <summary>The cookbook that holds it. Default: the one whose recipe declares the resource.</summary>
        public string? Cookbook { get; init; }

        /// <summary>Whether <see cref="Source"/> is a path on the machine, not in a cookbook. Default false.</summary>
        public bool Local { get; init; }

        /// <summary>What the template may read: an object, <c>new { port = 80 }</c>; C# names are seen in snake case. <c>node</c> is there too.</summary>
        public Value<object>? Variables { get; init; }

        /// <summary>
        /// The variables that were given so far, or new ones, for an edit that adds to them:
        /// <c>t with { Variables = t.VariablesAs&lt;Config>() with { Port = 80 } }</c>.
        /// </summary>
        public T VariablesAs<T>() where T : class, new() => Variables?.Get() as T ?? new();

        /// <inheritdoc/>
        protected internal override IEnumerable<string> Validate(ResourceContext context)
        {
            foreach (string problem in base.Validate(context)) yield return problem;
            if (Local && Source is null) yield return "which file is the local template? Say Source = \"/path\".";
            if (Local || Source is { IsLazy: true } || EffectiveActions is [{ Name: "delete" }]) yield break;
            foreach (string problem in context.Run.Templates.Problems(() => TemplatePath(context))) yield return problem;
        }

        internal override WantedContent? Wanted(ResourceContext context)
        {
            string path = Local ? Source!.Get() : TemplatePath(context);
            string? text = Local ? Encoding.UTF8.GetString(context.Machine.Files.Read(path)) : null;
            return new(Encoding.UTF8.GetBytes(context.Run.Templates.Render(path, context.Cookbook(Cookbook), context.Node, Variables?.Get(), text)));
        }

        private string TemplatePath(ResourceContext context) =>
            context.Cookbook(Cookbook).Find("templates", Source?.Get() ?? System.IO.Path.GetFileName(Name) + ".sbn", context.Node);
    }
}

namespace RecipeRunner.Dsl
{
    public static partial class Recipe
    {
        /// <summary>Declares a file rendered from a template. Actions: create (default), create_if_missing, delete, touch.</summary>
        public static ResourceSlot Template(string path, TemplateResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            Declare(path, properties ?? new(), file, line);
    }
}
