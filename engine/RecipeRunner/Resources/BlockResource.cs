using System.ComponentModel;
using System.Runtime.CompilerServices;
using RecipeRunner.Converging;
using RecipeRunner.Resources;

namespace RecipeRunner.Resources
{
    /// <summary>
    /// C# that runs when its turn comes in the converge (the twin of Chef's <c>ruby_block</c>). A plan does not run it: what lazy
    /// values and conditions say after it is then only <i>may</i>.
    /// </summary>
    /// <action name="run">Runs the code, at each converge.</action>
    /// <action name="create">The same, by Chef's other name.</action>
    /// <example><code>
    /// Block("tell the release", () => Warn($"live: {ReadFile("/srv/www/shop/current/REVISION").Trim()}"), new()
    /// {
    ///     OnlyIf = When(() => FileExists("/srv/www/shop/current/REVISION")),
    /// });
    /// </code></example>
    public sealed record BlockResource : Resource<BlockResource.State>
    {
        private static readonly ResourceAction[] Known = ["run", "create"];

        /// <summary>The code. The verb sets it.</summary>
        public Func<Task>? Block { get; init; }

        /// <summary>run, and create, which is Chef's other name for it.</summary>
        [EditorBrowsable(EditorBrowsableState.Never)]
        public override IReadOnlyList<ResourceAction> Actions => Known;

        /// <summary>Where it runs.</summary>
        public sealed class State
        {
            internal State(ResourceContext context) => Context = context;

            internal ResourceContext Context { get; }
        }

        /// <inheritdoc/>
        protected internal override IEnumerable<string> Validate(ResourceContext context)
        {
            if (Block is null) yield return "there is no code: write Block(\"name\", () => { ... }).";
        }

        /// <inheritdoc/>
        protected override State Load(ResourceContext context) => new(context);

        /// <inheritdoc/>
        protected override IEnumerable<Step> Plan(ResourceAction action, State state)
        {
            yield return new($"run the block {Name}", _ =>
            {
                Run run = state.Context.Run;
                if (run.IsPlan)
                {
                    run.BlockPlanned ??= Key;
                    return;
                }
                using (Dsl.Current.Enter(state.Context.Slot.Context)) Block!().GetAwaiter().GetResult();
            })
            { IsOpaque = true };
        }
    }
}

namespace RecipeRunner.Dsl
{
    public static partial class Recipe
    {
        /// <summary>Declares C# that runs when its turn comes. Actions: run (default), create (the same).</summary>
        public static ResourceSlot Block(string name, Action block, BlockResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            Block(name, () => { block(); return Task.CompletedTask; }, properties, file, line);

        /// <summary>Declares asynchronous C# that runs when its turn comes. Actions: run (default), create (the same).</summary>
        public static ResourceSlot Block(string name, Func<Task> block, BlockResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            Declare(name, (properties ?? new()) with { Block = block }, file, line);
    }
}
