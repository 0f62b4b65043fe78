using System.ComponentModel;
using System.Runtime.CompilerServices;
using RecipeRunner.Converging;
using RecipeRunner.Resources;

namespace RecipeRunner.Resources
{
    /// <summary>Says something while the run converges (Chef's <c>log</c>). It never counts as updated, and so never notifies.</summary>
    /// <action name="write">Says it, at each converge.</action>
    /// <example><code>
    /// Log("The shop is in maintenance: see /etc/motd.", new() { Level = LogLevel.Warn, OnlyIf = When(() => FileExists("/etc/maintenance")) });
    /// </code></example>
    public sealed record LogResource : Resource<LogResource.State>
    {
        private static readonly ResourceAction[] Known = ["write"];

        /// <summary>What is said. Default: the resource's name.</summary>
        public Value<string>? Message { get; init; }

        /// <summary>How important it is. Default info.</summary>
        public LogLevel Level { get; init; } = LogLevel.Info;

        /// <inheritdoc/>
        [EditorBrowsable(EditorBrowsableState.Never)]
        public override IReadOnlyList<ResourceAction> Actions => Known;

        /// <summary>Where it is said.</summary>
        public sealed class State
        {
            internal State(ResourceContext context) => Context = context;

            internal ResourceContext Context { get; }
        }

        /// <inheritdoc/>
        protected override State Load(ResourceContext context) => new(context);

        /// <inheritdoc/>
        protected override IEnumerable<Step> Plan(ResourceAction action, State state)
        {
            string text = Sensitive ? "(sensitive)" : Message?.Get() ?? Name;
            yield return new("write log", _ => state.Context.Say(Level, text)) { IsChange = false };
        }
    }
}

namespace RecipeRunner.Dsl
{
    public static partial class Recipe
    {
        /// <summary>Declares something to say. Action: write (default).</summary>
        public static ResourceSlot Log(string name, LogResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            Declare(name, properties ?? new(), file, line);
    }
}
