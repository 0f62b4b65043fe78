using System.ComponentModel;
using System.Runtime.CompilerServices;
using RecipeRunner.Converging;
using RecipeRunner.Resources;

namespace RecipeRunner.Resources
{
    /// <summary>The package lists of apt (Chef's <c>apt_update</c>).</summary>
    /// <action name="periodic">Fetches the lists when they are older than <c>Frequency</c>.</action>
    /// <action name="update">Fetches them at each converge.</action>
    /// <example><code>
    /// AptUpdate("", new() { Frequency = TimeSpan.FromHours(6) });
    /// Package("nginx");
    /// </code></example>
    public sealed record AptUpdateResource : Resource<AptUpdateResource.State>
    {
        private static readonly ResourceAction[] Known = ["periodic", "update"];

        /// <summary>How old the lists may be before <c>periodic</c> fetches them. Default 86,400 s, a day, as in Chef.</summary>
        public TimeSpan Frequency { get; init; } = TimeSpan.FromSeconds(86_400);

        /// <inheritdoc/>
        [EditorBrowsable(EditorBrowsableState.Never)]
        public override IReadOnlyList<ResourceAction> Actions => Known;

        /// <summary>How old the lists are.</summary>
        /// <param name="Age">Their age; null when there are none.</param>
        public sealed record State(TimeSpan? Age);

        /// <inheritdoc/>
        protected override State Load(ResourceContext context) => new(context.Machine.Clock.Now - context.Machine.Packages.ListsUpdatedAt);

        /// <inheritdoc/>
        protected override IEnumerable<Step> Plan(ResourceAction action, State state)
        {
            if (action.Name == "periodic" && state.Age < Frequency) yield break;
            yield return new("update the package lists", m => m.Packages.UpdateLists()) { IsOpaque = true };
        }
    }
}

namespace RecipeRunner.Dsl
{
    public static partial class Recipe
    {
        /// <summary>Declares the package lists. Actions: periodic (default: fetched when older than Frequency), update (always).</summary>
        public static ResourceSlot AptUpdate(string name = "", AptUpdateResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            Declare(name, properties ?? new(), file, line);
    }
}
