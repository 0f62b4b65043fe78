using System.ComponentModel;
using System.Runtime.CompilerServices;
using RecipeRunner.Converging;
using RecipeRunner.Resources;

namespace RecipeRunner.Resources
{
    /// <summary>Passes on a notification to several resources (Chef's <c>notify_group</c>): it does nothing itself, and counts as updated.</summary>
    /// <action name="run">Counts as updated, so that all that it notifies is notified.</action>
    /// <example><code>
    /// NotifyGroup("the shop's processes", new()
    /// {
    ///     Notifies = [new(Restart, "service[shop-web]"), new(Restart, "service[shop-worker]")],
    /// });
    /// File("/etc/shop.env", new() { Content = "RAILS_ENV=production\n", Mode = "0600", Notifies = [new(Run, "notify_group[the shop's processes]")] });
    /// Service("shop-web");
    /// Service("shop-worker");
    /// </code></example>
    public sealed record NotifyGroupResource : Resource<NotifyGroupResource.State>
    {
        private static readonly ResourceAction[] Known = ["run"];

        /// <inheritdoc/>
        [EditorBrowsable(EditorBrowsableState.Never)]
        public override IReadOnlyList<ResourceAction> Actions => Known;

        /// <summary>Nothing, as in Chef: it waits to be notified.</summary>
        protected override Many<ResourceAction> DefaultAction => ResourceAction.Nothing;

        /// <summary>It has no state.</summary>
        public sealed record State;

        /// <inheritdoc/>
        protected override State Load(ResourceContext context) => new();

        /// <inheritdoc/>
        protected override IEnumerable<Step> Plan(ResourceAction action, State state) => [new("notify the group", _ => { })];
    }
}

namespace RecipeRunner.Dsl
{
    public static partial class Recipe
    {
        /// <summary>Declares a group of resources to notify together. Actions: nothing (default), run.</summary>
        public static ResourceSlot NotifyGroup(string name, NotifyGroupResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            Declare(name, properties ?? new(), file, line);
    }
}
