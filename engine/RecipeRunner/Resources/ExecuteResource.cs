using System.Runtime.CompilerServices;
using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.Resources;
using RecipeRunner.Resources.Execution;

namespace RecipeRunner.Resources
{
    /// <summary>A command (Chef's <c>execute</c>). It runs at each converge, unless a guard or <c>Creates</c> says that its work is done.</summary>
    /// <example><code>
    /// Execute("make the index", new()
    /// {
    ///     Command = new[] { "bin/index", "--all" },
    ///     Cwd = "/srv/www/shop/current",
    ///     User = "www-data",
    ///     Creates = "/srv/www/shop/shared/index.db",
    ///     Timeout = TimeSpan.FromMinutes(10),
    /// });
    /// Execute("systemctl daemon-reload", new() { Action = Nothing });    // until somebody notifies it
    /// </code></example>
    public sealed record ExecuteResource : ExecutionResource
    {
        /// <summary>The command: a text for the shell, or an array run without one, <c>["tar", "xzf", archive]</c>. Default: the resource's name.</summary>
        public CommandLine? Command { get; init; }

        /// <inheritdoc/>
        protected internal override Command GuardCommand(Command command) => InPlace(command);

        private protected override Command WantedCommand() => Command?.Get() ?? Machines.Command.Shell(Name);
    }
}

namespace RecipeRunner.Dsl
{
    public static partial class Recipe
    {
        /// <summary>Declares a command. Action: run (default).</summary>
        public static ResourceSlot Execute(string name, ExecuteResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            Declare(name, properties ?? new(), file, line);
    }
}
